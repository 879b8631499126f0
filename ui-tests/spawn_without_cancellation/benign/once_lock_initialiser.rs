//! The clock is started once, however often the time is asked for.
//! run: ends
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

static CLOCK: OnceLock<&'static AtomicU64> = OnceLock::new();

pub fn now() -> u64 {
    let clock = CLOCK.get_or_init(|| {
        let ticks: &'static AtomicU64 = Box::leak(Box::new(AtomicU64::new(0)));
        thread::spawn(move || {
            loop {
                thread::sleep(Duration::from_millis(1));
                ticks.fetch_add(1, Ordering::Relaxed);
            }
        });
        ticks
    });
    clock.load(Ordering::Relaxed)
}

fn main() {
    while now() < 3 {
        thread::sleep(Duration::from_millis(1));
    }
}
