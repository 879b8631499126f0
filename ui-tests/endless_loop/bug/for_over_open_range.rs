//! An open range has no end.
//! run: hangs
use std::thread;
use std::time::Duration;

fn main() {
    for turn in 1.. {
        //~^ endless_loop
        println!("{turn}");
        thread::sleep(Duration::from_millis(10));
    }
}
