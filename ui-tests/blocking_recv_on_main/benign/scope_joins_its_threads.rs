//! The threads of the scope end with their work, and the scope waits for that.
//! run: ends
use std::sync::{Barrier, mpsc};
use std::thread;

fn main() {
    let start = Barrier::new(3);
    let (times, all) = mpsc::channel();
    thread::scope(|scope| {
        for lane in 0..2 {
            let (start, times) = (&start, times.clone());
            scope.spawn(move || {
                start.wait();
                times.send(lane).unwrap();
            });
        }
        start.wait();
    });
    drop(times);
    println!("{:?}", all.iter().collect::<Vec<i32>>());
}
