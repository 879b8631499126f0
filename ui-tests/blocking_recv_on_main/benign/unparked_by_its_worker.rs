//! The worker unparks `main`.
//! run: ends
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

static READY: AtomicBool = AtomicBool::new(false);

fn main() {
    let main = thread::current();
    let worker = thread::spawn(move || {
        READY.store(true, Ordering::Release);
        main.unpark();
    });
    while !READY.load(Ordering::Acquire) {
        thread::park();
    }
    worker.join().unwrap();
}
