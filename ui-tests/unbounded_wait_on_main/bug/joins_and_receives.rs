//! `main` waits for its worker without a limit: it ends here, as the worker does.
//! run: ends
use std::sync::mpsc;
use std::thread;

fn collect(results: &mpsc::Receiver<u32>) -> u32 {
    results.recv().unwrap() //~ unbounded_wait_on_main
}

fn main() {
    let (done, results) = mpsc::channel();
    let worker = thread::spawn(move || done.send(41).unwrap());
    let sum = collect(&results) + 1;
    worker.join().unwrap(); //~ unbounded_wait_on_main
    println!("{sum}");
}
