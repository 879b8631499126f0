//! Three turns are taken of it.
//! run: ends
use std::thread;
use std::time::Duration;

fn main() {
    for turn in (1..).take(3) {
        println!("{turn}");
        thread::sleep(Duration::from_millis(10));
    }
}
