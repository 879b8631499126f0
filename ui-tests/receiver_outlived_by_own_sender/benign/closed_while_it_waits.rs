//! Another task closes the receiver through what it shares with the loop.
//! run: ends
use async_channel::{Receiver, Sender, unbounded};

struct Desk {
    tx: Sender<u32>,
    rx: Receiver<u32>,
}

impl Desk {
    async fn sum(&self) -> u32 {
        let mut sum = 0;
        while let Ok(n) = self.rx.recv().await {
            sum += n;
        }
        sum
    }
}

#[tokio::main]
async fn main() {
    let (tx, rx) = unbounded();
    let desk = Desk { tx, rx };
    let sender = desk.tx.clone();
    tokio::spawn(async move {
        sender.send(5).await.unwrap();
        sender.close();
    });
    println!("{}", desk.sum().await);
}
