//! The join has a limit.
//! run: ends
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::timeout;

#[tokio::main]
async fn main() {
    let (tx, mut rx) = mpsc::channel::<u32>(4);
    let worker = tokio::spawn(async move {
        while let Some(job) = rx.recv().await {
            println!("job {job}");
        }
    });
    tx.send(1).await.unwrap();
    let late = timeout(Duration::from_millis(20), worker).await.is_err();
    println!("{late} {}", tx.is_closed());
}
