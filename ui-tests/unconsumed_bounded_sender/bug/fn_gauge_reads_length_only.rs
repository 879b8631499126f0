//! The gauge thread owns the receiver but only asks how full the queue is; frame 9 is never sent.
//! Not reported: that the flag is lowered only after the last `send` is not followed, so the
//! thread with the receiver may end by itself.
//! run: hangs
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crossbeam_channel::bounded;

static RECORDING: AtomicBool = AtomicBool::new(true);

fn main() {
    let (frames, backlog) = bounded::<Vec<u8>>(8);
    let gauge = thread::spawn(move || {
        let mut highest = 0;
        while RECORDING.load(Ordering::Relaxed) {
            highest = highest.max(backlog.len());
            thread::sleep(Duration::from_millis(50));
        }
        highest
    });
    for number in 0..30u8 {
        frames.send(vec![number; 64]).unwrap();
    }
    RECORDING.store(false, Ordering::Relaxed);
    println!("camera stopped, backlog was {}", gauge.join().unwrap());
}
