//! Only a quiet run drops the receiver.
//! run: ends
use std::env;
use std::sync::mpsc::channel;

fn main() {
    let (lines, log) = channel();
    let mut log = Some(log);
    if env::args().any(|arg| arg == "--quiet") {
        log = None;
    }
    lines.send("hello").ok();
    if let Some(log) = log {
        println!("{}", log.try_iter().count());
    }
}
