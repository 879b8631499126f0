//! Who keeps a sender then also gives the loop another end.
//! run: ends
use tokio::sync::mpsc::{self, Receiver, Sender};

async fn sum(mut rx: Receiver<u32>) -> u32 {
    let mut sum = 0;
    while let Some(n) = rx.recv().await {
        sum += n;
    }
    sum
}

async fn run(keep: bool) -> u32 {
    let (tx, rx) = mpsc::channel(4);
    tx.send(4).await.unwrap();
    let kept: Option<Sender<u32>> = if keep {
        Some(tx)
    } else {
        drop(tx);
        None
    };
    if kept.is_some() {
        return 0;
    }
    let sum = sum(rx).await;
    drop(kept);
    sum
}

#[tokio::main]
async fn main() {
    println!("{} {}", run(true).await, run(false).await);
}
