//! The log subscribes to its own broadcast, which it keeps open itself.
//! run: hangs
use tokio::sync::broadcast::{self, error::RecvError};

struct Events {
    feed: broadcast::Sender<u8>,
}

impl Events {
    async fn log(self) -> usize {
        let mut events = self.feed.subscribe();
        let _ = self.feed.send(0);
        let mut lines = 0;
        loop {
            match events.recv().await {
                //~^ receiver_outlived_by_own_sender
                Ok(event) => println!("event {event}"),
                Err(RecvError::Lagged(missed)) => println!("missed {missed}"),
                Err(RecvError::Closed) => break,
            }
            lines += 1;
        }
        lines
    }
}

#[tokio::main]
async fn main() {
    let (feed, _) = broadcast::channel(4);
    let log = tokio::spawn(Events { feed: feed.clone() }.log());
    let _ = feed.send(1);
    drop(feed);
    println!("{} lines", log.await.unwrap());
}
