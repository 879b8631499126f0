//! The tracker waits for a reader that reads until `chunks` is dropped.
//! run: hangs
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
    tracker.close();
    tracker.wait().await;
    //~^ join_with_live_sender
    println!("{}", tx.is_closed());
}

#[tokio::main]
async fn main() {
    copy(3).await;
}
