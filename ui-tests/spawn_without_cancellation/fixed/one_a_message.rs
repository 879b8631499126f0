//! The watchers leave their loop when the token is cancelled.
//! run: ends
use std::time::Duration;

use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

async fn watch(host: String, stop: CancellationToken) {
    loop {
        println!("{host} is up");
        tokio::select! {
            () = stop.cancelled() => break,
            () = tokio::time::sleep(Duration::from_millis(10)) => {}
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (found, mut hosts) = mpsc::channel(4);
    for host in ["db", "cache"] {
        found.send(host.to_owned()).await.unwrap();
    }
    drop(found);
    let stop = CancellationToken::new();
    while let Some(host) = hosts.recv().await {
        tokio::spawn(watch(host, stop.clone()));
    }
    tokio::time::sleep(Duration::from_millis(30)).await;
    stop.cancel();
    drained().await;
}

/// Waits until no task is left.
async fn drained() {
    while tokio::runtime::Handle::current().metrics().num_alive_tasks() > 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
