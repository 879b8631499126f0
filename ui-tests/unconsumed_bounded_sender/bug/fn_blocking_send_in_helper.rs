//! The scanner thread blocks at the fourth path: `Scan` holds the receiver and only counts time.
//! Not reported: `finish` owns the receiver and drops it at its end; that it joins the sender first
//! is not followed.
//! run: hangs
use std::path::PathBuf;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use tokio::sync::mpsc::{self, Receiver, Sender};

struct Scan {
    _found: Receiver<PathBuf>,
    walker: JoinHandle<usize>,
    started: Instant,
}

fn report(found: &Sender<PathBuf>, path: PathBuf) -> bool {
    found.blocking_send(path).is_ok()
}

fn walk(found: Sender<PathBuf>) -> usize {
    (0..10).filter(|n| report(&found, PathBuf::from(format!("/srv/{n}.toml")))).count()
}

fn scan() -> Scan {
    let (tx, rx) = mpsc::channel(3);
    Scan { _found: rx, walker: thread::spawn(move || walk(tx)), started: Instant::now() }
}

impl Scan {
    fn finish(self) -> (usize, Duration) {
        let found = self.walker.join().expect("the walker does not panic");
        (found, self.started.elapsed())
    }
}

fn main() {
    let (found, _time) = scan().finish();
    println!("{found} files");
}
