use std::sync::OnceLock;
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};

static TRAIL: OnceLock<Sender<String>> = OnceLock::new();

pub fn open() -> JoinHandle<usize> {
    let (entries, trail) = channel();
    TRAIL.set(entries).expect("opened once");
    thread::spawn(move || {
        let mut count = 0;
        while let Ok(entry) = trail.recv() {
            println!("{entry}");
            count += 1;
        }
        count
    })
}

pub fn note(entry: &str) {
    let _ = TRAIL.get().map(|trail| trail.send(entry.to_owned()));
}

pub fn close(writer: JoinHandle<usize>) -> usize {
    writer.join().unwrap_or(0) //~ blocking_recv_on_main
}
