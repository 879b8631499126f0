//! The watchdog ends the process when nothing moves any more.
//! run: ends
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

fn give_up(seen: u64) {
    println!("nothing moved after {seen}");
    std::process::exit(0);
}

fn watch(moved: Arc<AtomicU64>) {
    let mut seen = 0;
    loop {
        thread::sleep(Duration::from_millis(10));
        let now = moved.load(Ordering::Relaxed);
        if now == seen {
            give_up(seen);
        }
        seen = now;
    }
}

fn main() {
    let (job, jobs) = mpsc::channel();
    job.send(1).unwrap();
    while let Ok(n) = jobs.recv() {
        let moved = Arc::new(AtomicU64::new(n));
        thread::spawn(move || watch(moved));
    }
    drop(job);
}
