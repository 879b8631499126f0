//! A scope ends only when its threads have.
//! run: ends
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

fn main() {
    let mut rounds = vec![1, 2];
    while let Some(round) = rounds.pop() {
        let open = AtomicBool::new(true);
        thread::scope(|scope| {
            scope.spawn(|| {
                while open.load(Ordering::Relaxed) {
                    thread::sleep(Duration::from_millis(2));
                }
                println!("round {round}");
            });
            thread::sleep(Duration::from_millis(5));
            open.store(false, Ordering::Relaxed);
        });
    }
}
