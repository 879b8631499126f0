//! The hub owns a sender of its own queue, so the queue is never closed.
//! run: ends
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::timeout;

struct Hub {
    own: mpsc::Sender<u32>,
    events: mpsc::Receiver<u32>,
}

impl Hub {
    async fn run(&mut self) {
        loop {
            if let Some(event) = self.events.recv().await {
                println!("{event}");
                if event < 3 {
                    self.own.try_send(event + 1).expect("room for one");
                }
            }
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (own, events) = mpsc::channel(4);
    own.send(0).await.expect("the hub is there");
    let mut hub = Hub { own, events };
    let _ = timeout(Duration::from_millis(20), hub.run()).await;
}
