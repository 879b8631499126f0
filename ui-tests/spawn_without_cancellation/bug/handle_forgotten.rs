//! The handle is forgotten, so nobody can abort the task.
//! run: hangs
use std::time::Duration;

use tokio::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (plug, mut plugged) = mpsc::unbounded_channel();
    for device in [1, 2] {
        plug.send(device).unwrap();
    }
    drop(plug);
    while let Some(device) = plugged.recv().await {
        let poll = tokio::task::spawn(async move {
            //~^ spawn_without_cancellation
            loop {
                tokio::time::sleep(Duration::from_millis(10)).await;
                println!("{device} is polled");
            }
        });
        std::mem::forget(poll);
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
