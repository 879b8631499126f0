//! A flag ends the worker.
//! run: ends
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

fn main() {
    let open = Arc::new(AtomicBool::new(true));
    let flag = Arc::clone(&open);
    let worker = thread::spawn(move || {
        while flag.load(Ordering::Relaxed) {
            thread::sleep(Duration::from_millis(10));
        }
    });
    open.store(false, Ordering::Relaxed);
    worker.join().unwrap();
}
