//! The cleaner asks to stop when it is done.
//! run: ends
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

struct Stop {
    ask: Sender<()>,
    asked: Receiver<()>,
}

impl Stop {
    fn new() -> Self {
        let (ask, asked) = channel();
        Self { ask, asked }
    }

    fn wait(&self) {
        let _ = self.asked.recv();
    }
}

fn main() {
    let stop = Stop::new();
    let ask = stop.ask.clone();
    let cleaner = thread::spawn(move || {
        println!("cleaning");
        let _ = ask.send(());
    });
    stop.wait();
    cleaner.join().unwrap();
    println!("stopped");
}
