//! The worker that keeps its own sender is aborted, and its handle only shows that.
//! run: ends
use tokio::sync::mpsc;

#[tokio::main]
async fn main() {
    let (tx, mut rx) = mpsc::channel(4);
    let own = tx.clone();
    let worker = tokio::spawn(async move {
        let mut turns = 0;
        while let Some(n) = rx.recv().await {
            if n > 0 {
                let _ = own.send(n - 1).await;
            }
            turns += 1;
        }
        turns
    });
    tx.send(2).await.unwrap();
    worker.abort();
    println!("{}", worker.await.is_err());
}
