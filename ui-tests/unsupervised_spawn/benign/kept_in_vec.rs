//! The handles are kept and joined.
//! run: ends
use std::thread;

fn main() {
    let mut workers = Vec::new();
    for n in 0..2 {
        workers.push(thread::spawn(move || println!("{n}")));
    }
    for worker in workers {
        worker.join().unwrap();
    }
}
