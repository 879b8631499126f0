//! The worker never ends and is joined, but a thread beside it ends the process.
//! run: ends
use std::process::exit;
use std::thread;
use std::time::Duration;

fn end_later() {
    thread::spawn(|| {
        thread::sleep(Duration::from_millis(50));
        exit(0);
    });
}

fn main() {
    end_later();
    let worker = thread::spawn(|| {
        let mut turns = 0_u64;
        loop {
            turns = turns.wrapping_add(1);
            thread::sleep(Duration::from_millis(1));
        }
    });
    worker.join().unwrap();
}
