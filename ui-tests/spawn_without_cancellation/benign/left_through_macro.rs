//! The macro returns.
//! run: ends
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

macro_rules! leave_if {
    ($condition:expr) => {
        if $condition {
            return;
        }
    };
}

fn main() {
    let (job, jobs) = mpsc::channel();
    job.send("a").unwrap();
    drop(job);
    let stop = Arc::new(AtomicBool::new(false));
    while let Ok(name) = jobs.recv() {
        let stop = Arc::clone(&stop);
        thread::spawn(move || {
            loop {
                leave_if!(stop.load(Ordering::Relaxed));
                println!("{name}");
                thread::sleep(Duration::from_millis(5));
            }
        });
    }
    stop.store(true, Ordering::Relaxed);
}
