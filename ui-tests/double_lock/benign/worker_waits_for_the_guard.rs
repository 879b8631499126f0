//! The thread waits until the guard is dropped, then goes on.
//! run: ends
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let total = Arc::new(Mutex::new(0));
    let guard = total.lock().unwrap();
    let shared = Arc::clone(&total);
    let worker = thread::spawn(move || *shared.lock().unwrap() += 1);
    println!("started with {guard}");
    drop(guard);
    worker.join().unwrap();
}
