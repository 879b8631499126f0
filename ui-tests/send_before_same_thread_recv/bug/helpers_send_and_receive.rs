//! `announce` runs twice before `collect` takes the first line out.
//! run: hangs
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

fn announce(lines: &SyncSender<String>, who: &str) {
    let line = format!("{who} joined");
    lines.send(line).expect("the receiver is alive"); //~ send_before_same_thread_recv
}

fn collect(lines: &Receiver<String>) -> String {
    lines.try_iter().collect::<Vec<_>>().join(", ")
}

fn main() {
    let (lines, log) = sync_channel(1);
    announce(&lines, "ada");
    announce(&lines, "bob");
    println!("{}", collect(&log));
}
