//! The monitor is built with a sender whose receiver `wiring.rs` drops.
//! run: ends
//@error-in-other-file: as marked in wiring.rs
mod monitor;
mod wiring;

fn main() {
    let monitor = wiring::monitor();
    for celsius in [20, 90, 30] {
        monitor.measure(celsius);
    }
}
