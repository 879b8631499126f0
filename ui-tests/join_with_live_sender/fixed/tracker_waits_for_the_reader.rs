//! The sender is dropped before the tracker waits.
//! run: ends
use tokio::sync::mpsc;
use tokio_util::task::TaskTracker;

async fn copy(chunks: u32) {
    let (tx, mut rx) = mpsc::unbounded_channel();
    let tracker = TaskTracker::new();
    tracker.spawn(async move {
        while let Some(chunk) = rx.recv().await {
            println!("chunk {chunk}");
        }
    });
    for chunk in 0..chunks {
        tx.send(chunk).unwrap();
    }
    drop(tx);
    tracker.close();
    tracker.wait().await;
    println!("copied");
}

#[tokio::main]
async fn main() {
    copy(3).await;
}
