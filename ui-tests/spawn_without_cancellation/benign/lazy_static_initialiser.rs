//! A `LazyLock` starts its thread once.
//! run: ends
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

static TICKS: AtomicU64 = AtomicU64::new(0);
static CLOCK: LazyLock<()> = LazyLock::new(|| {
    thread::spawn(|| {
        loop {
            thread::sleep(Duration::from_millis(1));
            TICKS.fetch_add(1, Ordering::Relaxed);
        }
    });
});

fn main() {
    while TICKS.load(Ordering::Relaxed) < 3 {
        LazyLock::force(&CLOCK);
        thread::sleep(Duration::from_millis(1));
    }
}
