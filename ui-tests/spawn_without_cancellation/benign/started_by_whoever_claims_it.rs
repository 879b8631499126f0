//! The first caller that finds the clock stopped starts it; the exchange is in another function.
//! run: ends
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

#[derive(Default)]
struct Clock {
    beats: AtomicU64,
}

impl Clock {
    fn is_stopped(&self) -> Option<u64> {
        let beats = self.beats.load(Ordering::SeqCst);
        (beats == 0).then_some(beats)
    }

    fn must_start(&self) -> bool {
        let Some(beats) = self.is_stopped() else { return false };
        self.beats.compare_exchange(beats, 1, Ordering::SeqCst, Ordering::SeqCst).is_ok()
    }
}

fn ensure_running(clock: &Arc<Clock>) {
    if clock.must_start() {
        let own = Arc::clone(clock);
        thread::spawn(move || {
            loop {
                thread::sleep(Duration::from_millis(1));
                own.beats.fetch_add(1, Ordering::SeqCst);
            }
        });
    }
}

fn main() {
    let clock = Arc::new(Clock::default());
    while clock.beats.load(Ordering::SeqCst) < 3 {
        ensure_running(&clock);
        thread::sleep(Duration::from_millis(1));
    }
}
