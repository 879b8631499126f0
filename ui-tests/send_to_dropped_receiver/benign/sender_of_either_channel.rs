//! What sends may have been given the sender of a channel that is read.
//! run: ends
use std::env;
use std::sync::mpsc::{Sender, channel};
use std::thread;

fn sender(loud: bool) -> Sender<&'static str> {
    if loud {
        let (lines, log) = channel();
        thread::spawn(move || log.iter().for_each(|line: &str| println!("{line}")));
        lines
    } else {
        let (lines, _) = channel();
        lines
    }
}

fn main() {
    let lines = sender(env::args().count() > 1);
    lines.send("hello").ok();
}
