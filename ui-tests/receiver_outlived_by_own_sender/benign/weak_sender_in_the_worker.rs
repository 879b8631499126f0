//! A weak sender does not keep the channel open.
//! run: ends
use tokio::sync::mpsc;

#[tokio::main]
async fn main() {
    let (tx, mut rx) = mpsc::channel(4);
    let weak = tx.downgrade();
    let worker = tokio::spawn(async move {
        let mut turns = 0;
        while let Some(n) = rx.recv().await {
            if n > 0
                && let Some(tx) = weak.upgrade()
            {
                let _ = tx.try_send(n - 1);
            }
            turns += 1;
        }
        turns
    });
    tx.send(2).await.unwrap();
    tokio::task::yield_now().await;
    drop(tx);
    println!("{} turns", worker.await.unwrap());
}
