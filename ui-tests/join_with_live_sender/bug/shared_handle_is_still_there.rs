//! The state that everybody shares has the sender, and is needed after the join.
//! run: hangs
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use flume::{Receiver, Sender};

struct Shared {
    lines: Sender<String>,
    written: AtomicUsize,
}

async fn write(lines: Receiver<String>) -> usize {
    let mut written = 0;
    while let Ok(line) = lines.recv_async().await {
        written += line.len();
    }
    written
}

#[tokio::main]
async fn main() {
    let (lines, queue) = flume::unbounded();
    let shared = Arc::new(Shared { lines, written: AtomicUsize::new(0) });
    let writer = tokio::spawn(write(queue));
    shared.lines.send_async("hello".to_owned()).await.unwrap();
    let written = writer.await.unwrap();
    //~^ join_with_live_sender
    shared.written.fetch_add(written, Ordering::Relaxed);
    println!("{} bytes", shared.written.load(Ordering::Relaxed));
}
