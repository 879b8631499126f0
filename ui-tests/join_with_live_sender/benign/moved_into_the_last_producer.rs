//! The original sender moves into the last producer.
//! run: ends
use tokio::sync::mpsc;

#[tokio::main]
async fn main() {
    let (tx, mut rx) = mpsc::channel(4);
    let sum = tokio::spawn(async move {
        let mut sum = 0;
        while let Some(n) = rx.recv().await {
            sum += n;
        }
        sum
    });
    let first = tx.clone();
    tokio::spawn(async move { first.send(1).await });
    tokio::spawn(async move { tx.send(2).await });
    println!("{}", sum.await.unwrap());
}
