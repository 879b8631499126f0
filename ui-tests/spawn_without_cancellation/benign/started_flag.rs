//! A flag lets only the first caller start it.
//! run: ends
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

static STARTED: AtomicBool = AtomicBool::new(false);
static TICKS: AtomicU64 = AtomicU64::new(0);

fn start() {
    if STARTED.swap(true, Ordering::Relaxed) {
        return;
    }
    thread::spawn(|| {
        loop {
            thread::sleep(Duration::from_millis(1));
            TICKS.fetch_add(1, Ordering::Relaxed);
        }
    });
}

fn main() {
    while TICKS.load(Ordering::Relaxed) < 3 {
        start();
        thread::sleep(Duration::from_millis(1));
    }
}
