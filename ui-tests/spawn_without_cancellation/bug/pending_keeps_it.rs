//! `pending` never completes, and nobody keeps the handle.
//! run: hangs
use std::time::Duration;

use tokio::sync::mpsc;

async fn hold(name: &'static str) {
    println!("{name} is locked");
    std::future::pending::<()>().await;
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (lock, mut names) = mpsc::channel(4);
    for name in ["front door", "gate"] {
        lock.send(name).await.unwrap();
    }
    drop(lock);
    while let Some(name) = names.recv().await {
        tokio::spawn(hold(name)); //~ spawn_without_cancellation
    }
    drained().await;
}

/// Waits until no task is left.
async fn drained() {
    while tokio::runtime::Handle::current().metrics().num_alive_tasks() > 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
