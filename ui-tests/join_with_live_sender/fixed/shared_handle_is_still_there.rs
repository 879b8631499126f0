//! Only the counter is shared; the sender is dropped before the join.
//! run: ends
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use flume::Receiver;

struct Shared {
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
    let shared = Arc::new(Shared { written: AtomicUsize::new(0) });
    let writer = tokio::spawn(write(queue));
    lines.send_async("hello".to_owned()).await.unwrap();
    drop(lines);
    let written = writer.await.unwrap();
    shared.written.fetch_add(written, Ordering::Relaxed);
    println!("{} bytes", shared.written.load(Ordering::Relaxed));
}
