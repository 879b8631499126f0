//! The sender is dropped, moved or shadowed away before the loop.
//! run: ends
use tokio::sync::mpsc::{self, Sender};

async fn feed(tx: Sender<u32>) {
    let _ = tx.send(1).await;
}

async fn dropped() -> u32 {
    let (tx, mut rx) = mpsc::channel(4);
    tokio::spawn(feed(tx.clone()));
    drop(tx);
    let mut sum = 0;
    while let Some(n) = rx.recv().await {
        sum += n;
    }
    sum
}

async fn moved() -> u32 {
    let (tx, mut rx) = mpsc::channel(4);
    tokio::spawn(feed(tx));
    let mut sum = 0;
    while let Some(n) = rx.recv().await {
        sum += n;
    }
    sum
}

async fn in_a_scope() -> u32 {
    let mut rx = {
        let (tx, rx) = mpsc::channel(4);
        feed(tx.clone()).await;
        rx
    };
    let mut sum = 0;
    while let Some(n) = rx.recv().await {
        sum += n;
    }
    sum
}

#[tokio::main]
async fn main() {
    println!("{}", dropped().await + moved().await + in_a_scope().await);
}
