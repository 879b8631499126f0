//! Each message starts a watcher that never ends.
//! run: hangs
use std::time::Duration;

use tokio::sync::mpsc;

async fn watch(host: String) {
    loop {
        println!("{host} is up");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (found, mut hosts) = mpsc::channel(4);
    for host in ["db", "cache"] {
        found.send(host.to_owned()).await.unwrap();
    }
    drop(found);
    while let Some(host) = hosts.recv().await {
        tokio::spawn(watch(host)); //~ spawn_without_cancellation
    }
    tokio::time::sleep(Duration::from_millis(30)).await;
    drained().await;
}

/// Waits until no task is left.
async fn drained() {
    while tokio::runtime::Handle::current().metrics().num_alive_tasks() > 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
