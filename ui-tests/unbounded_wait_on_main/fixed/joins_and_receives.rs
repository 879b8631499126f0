//! `main` waits a second at most.
//! run: ends
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn collect(results: &mpsc::Receiver<u32>) -> u32 {
    results.recv_timeout(Duration::from_secs(1)).expect("the worker is quick")
}

fn main() {
    let (done, results) = mpsc::channel();
    let worker = thread::spawn(move || done.send(41).unwrap());
    let sum = collect(&results) + 1;
    println!("{sum}, ended: {}", worker.is_finished());
}
