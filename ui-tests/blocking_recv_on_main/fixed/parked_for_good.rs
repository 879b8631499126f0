//! The worker unparks `main` when it is done.
//! run: ends
use std::thread;

fn main() {
    let waiting = thread::current();
    let worker = thread::spawn(move || {
        let sum = (1..=4).sum::<u32>();
        waiting.unpark();
        sum
    });
    thread::park();
    println!("{}", worker.join().unwrap());
}
