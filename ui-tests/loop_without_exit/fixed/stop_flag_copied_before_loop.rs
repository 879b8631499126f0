//! The flag is read in each turn.
//! run: ends
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

struct Fan {
    off: Arc<AtomicBool>,
    blades: JoinHandle<()>,
}

impl Fan {
    fn start() -> Self {
        let off = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&off);
        Self { off, blades: thread::spawn(move || turn(&seen)) }
    }

    fn stop(self) {
        self.off.store(true, Ordering::Relaxed);
        self.blades.join().expect("the fan does not panic");
    }
}

fn turn(off: &AtomicBool) {
    while !off.load(Ordering::Relaxed) {
        thread::sleep(Duration::from_millis(1));
    }
}

fn main() {
    let fan = Fan::start();
    thread::sleep(Duration::from_millis(50));
    fan.stop();
    println!("quiet");
}
