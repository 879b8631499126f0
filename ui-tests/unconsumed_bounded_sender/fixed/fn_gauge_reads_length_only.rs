//! The gauge works on a clone; the receiver itself feeds the encoder.
//! run: ends
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crossbeam_channel::bounded;

static RECORDING: AtomicBool = AtomicBool::new(true);

fn main() {
    let (frames, backlog) = bounded::<Vec<u8>>(8);
    let probe = backlog.clone();
    let encoder = thread::spawn(move || backlog.iter().map(|frame| frame.len()).sum::<usize>());
    let gauge = thread::spawn(move || {
        let mut highest = 0;
        while RECORDING.load(Ordering::Relaxed) {
            highest = highest.max(probe.len());
            thread::sleep(Duration::from_millis(50));
        }
        highest
    });
    for number in 0..30u8 {
        frames.send(vec![number; 64]).unwrap();
    }
    drop(frames);
    println!("{} bytes encoded", encoder.join().unwrap());
    RECORDING.store(false, Ordering::Relaxed);
    println!("camera stopped, backlog was {}", gauge.join().unwrap());
}
