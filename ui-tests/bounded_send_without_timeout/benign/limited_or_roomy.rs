//! The sends have a limit, another way out, or room for certain.
//! run: ends
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

#[tokio::main]
async fn main() {
    let (tx, mut rx) = mpsc::channel(4);
    let (stop, mut stopped) = oneshot::channel::<()>();
    let reader = tokio::spawn(async move { while rx.recv().await.is_some() {} });
    for n in 0..8 {
        timeout(Duration::from_secs(1), tx.send(n)).await.expect("in time").unwrap();
        tokio::select! {
            sent = tx.send(n) => sent.unwrap(),
            _ = &mut stopped => break,
        }
    }
    drop((tx, stop));
    reader.await.unwrap();

    let (once, mut one) = mpsc::channel(1);
    once.send(7).await.unwrap();
    println!("{:?}", one.recv().await);
}
