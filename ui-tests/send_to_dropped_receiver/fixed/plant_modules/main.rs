//! The receiver comes back beside the monitor.
//! run: ends
mod monitor;
mod wiring;

fn main() {
    let (monitor, alarms) = wiring::monitor();
    for celsius in [20, 90, 30] {
        monitor.measure(celsius);
    }
    println!("{:?}", alarms.try_recv());
}
