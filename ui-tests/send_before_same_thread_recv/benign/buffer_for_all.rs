//! Each loop sends as many as fit.
//! run: ends
use std::sync::mpsc::sync_channel;

const LANES: usize = 4;

fn main() {
    let (cars, bridge) = sync_channel(LANES);
    for lane in 0..LANES {
        cars.send(lane).expect("the bridge is in scope");
    }
    drop(cars);
    println!("{}", bridge.iter().sum::<usize>());
}
