//! `stop` drops the receiver out of its field, which ends the waiting `send`.
//! run: ends
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use crossbeam_channel::{Receiver, bounded};

struct Recorder {
    tape: Mutex<Option<Receiver<u64>>>,
}

impl Recorder {
    fn stop(&self) {
        *self.tape.lock().unwrap() = None;
    }
}

fn main() {
    let (sound, tape) = bounded(4);
    let recorder = Arc::new(Recorder { tape: Mutex::new(Some(tape)) });
    let button = Arc::clone(&recorder);
    thread::spawn(move || {
        thread::sleep(Duration::from_millis(50));
        button.stop();
    });
    let recorded = (0..).take_while(|sample| sound.send(*sample).is_ok()).count();
    println!("{recorded} samples");
}
