//! A barrier and a loop over a receiver have no limit either.
//! run: ends
use std::sync::{Arc, Barrier, mpsc};
use std::thread;

fn main() {
    let start = Arc::new(Barrier::new(2));
    let (laps, times) = mpsc::channel();
    let runner = Arc::clone(&start);
    thread::spawn(move || {
        runner.wait();
        laps.send(61).unwrap();
    });
    start.wait(); //~ unbounded_wait_on_main
    for time in times {
        //~^ unbounded_wait_on_main
        println!("{time} s");
    }
}
