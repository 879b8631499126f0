//! `main` waits to be told to stop, and keeps the only sender unused.
//! run: hangs
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

struct Stop {
    _ask: Sender<()>,
    asked: Receiver<()>,
}

impl Stop {
    fn new() -> Self {
        let (ask, asked) = channel();
        Self { _ask: ask, asked }
    }

    fn wait(&self) {
        let _ = self.asked.recv(); //~ blocking_recv_on_main
    }
}

fn main() {
    let stop = Stop::new();
    let cleaner = thread::spawn(|| println!("cleaning"));
    stop.wait();
    cleaner.join().unwrap();
    println!("stopped");
}
