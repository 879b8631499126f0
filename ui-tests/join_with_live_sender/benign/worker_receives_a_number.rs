//! The worker ends after as many messages as it was told.
//! run: ends
use std::thread;

use crossbeam_channel::unbounded;

fn run(count: usize) {
    let (tx, rx) = unbounded();
    let worker = thread::spawn(move || rx.iter().take(count).sum::<usize>());
    for n in 0..count {
        tx.send(n).unwrap();
    }
    println!("{}", worker.join().unwrap());
    drop(tx);
}

fn main() {
    thread::spawn(|| run(4)).join().unwrap();
}
