//! `collect` takes each line out before the next one comes.
//! run: ends
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

fn announce(lines: &SyncSender<String>, who: &str) {
    let line = format!("{who} joined");
    lines.send(line).expect("the receiver is alive");
}

fn collect(lines: &Receiver<String>) -> String {
    lines.try_iter().collect::<Vec<_>>().join(", ")
}

fn main() {
    let (lines, log) = sync_channel(1);
    announce(&lines, "ada");
    println!("{}", collect(&log));
    announce(&lines, "bob");
    println!("{}", collect(&log));
}
