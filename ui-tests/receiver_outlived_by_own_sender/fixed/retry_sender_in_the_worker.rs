//! A weak sender is enough to try again with, and closes nothing.
//! run: ends
use tokio::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (tx, mut rx) = mpsc::channel(8);
    let again = tx.downgrade();
    let worker = tokio::spawn(async move {
        let mut done = 0;
        while let Some(attempt) = rx.recv().await {
            if attempt == 0 {
                if let Some(again) = again.upgrade() {
                    let _ = again.try_send(attempt + 1);
                }
            } else {
                done += 1;
            }
        }
        done
    });
    for _ in 0..3 {
        tx.send(0).await.unwrap();
    }
    drop(tx);
    println!("{} done", worker.await.unwrap());
}
