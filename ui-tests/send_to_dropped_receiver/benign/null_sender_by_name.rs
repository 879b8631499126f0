//! The name says that what is sent is meant to get lost.
//! run: ends
use std::sync::mpsc::{Sender, channel};

fn work(log: &Sender<String>) -> u32 {
    log.send("started".to_owned()).ok();
    42
}

fn main() {
    let (null_log, _) = channel();
    println!("{}", work(&null_log));
}
