//! What the joining code keeps is weak.
//! run: ends
use tokio::sync::mpsc;

#[tokio::main]
async fn main() {
    let (tx, mut rx) = mpsc::channel::<u32>(4);
    let weak = tx.downgrade();
    let worker = tokio::spawn(async move {
        while let Some(job) = rx.recv().await {
            println!("job {job}");
        }
    });
    tx.send(1).await.unwrap();
    drop(tx);
    worker.await.unwrap();
    println!("{}", weak.upgrade().is_none());
}
