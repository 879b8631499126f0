//! The handles are kept and aborted.
//! run: ends
use std::time::Duration;

use tokio::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (plug, mut plugged) = mpsc::unbounded_channel();
    for device in [1, 2] {
        plug.send(device).unwrap();
    }
    drop(plug);
    let mut polls = Vec::new();
    while let Some(device) = plugged.recv().await {
        let poll = tokio::task::spawn(async move {
            loop {
                tokio::time::sleep(Duration::from_millis(10)).await;
                println!("{device} is polled");
            }
        });
        polls.push(poll);
    }
    tokio::time::sleep(Duration::from_millis(30)).await;
    polls.iter().for_each(|poll| poll.abort());
    drained().await;
}

/// Waits until no task is left.
async fn drained() {
    while tokio::runtime::Handle::current().metrics().num_alive_tasks() > 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
