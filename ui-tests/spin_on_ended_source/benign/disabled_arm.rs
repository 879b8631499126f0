//! The arm of the closed channel is switched off; the rounds go on.
//! run: ends
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::{interval, timeout};

async fn watch(mut alarms: mpsc::Receiver<u8>) {
    let mut rounds = interval(Duration::from_millis(5));
    loop {
        tokio::select! {
            Some(alarm) = alarms.recv() => println!("alarm {alarm}"),
            _ = rounds.tick() => println!("all is well"),
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (ring, alarms) = mpsc::channel(1);
    ring.send(1).await.expect("the guard is awake");
    drop(ring);
    let _ = timeout(Duration::from_millis(30), watch(alarms)).await;
}
