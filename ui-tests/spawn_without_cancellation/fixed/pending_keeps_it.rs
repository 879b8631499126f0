//! The end of a watch channel ends the wait.
//! run: ends
use std::time::Duration;

use tokio::sync::{mpsc, watch};

async fn hold(name: &'static str, mut open: watch::Receiver<()>) {
    println!("{name} is locked");
    let _ = open.changed().await;
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (lock, mut names) = mpsc::channel(4);
    for name in ["front door", "gate"] {
        lock.send(name).await.unwrap();
    }
    drop(lock);
    let (closing, open) = watch::channel(());
    while let Some(name) = names.recv().await {
        tokio::spawn(hold(name, open.clone()));
    }
    drop(open);
    drop(closing);
    drained().await;
}

/// Waits until no task is left.
async fn drained() {
    while tokio::runtime::Handle::current().metrics().num_alive_tasks() > 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
