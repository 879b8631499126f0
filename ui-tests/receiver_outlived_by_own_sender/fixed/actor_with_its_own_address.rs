//! The actor keeps a weak address, which does not keep its inbox open.
//! run: ends
use tokio::sync::mpsc::{self, UnboundedReceiver, WeakUnboundedSender};

enum Message {
    Add(u32),
    Later(u32),
}

struct Counter {
    inbox: UnboundedReceiver<Message>,
    address: WeakUnboundedSender<Message>,
    sum: u32,
}

impl Counter {
    fn on(&mut self, message: Message) {
        match message {
            Message::Add(n) => self.sum += n,
            Message::Later(n) => {
                if let Some(address) = self.address.upgrade() {
                    let _ = address.send(Message::Add(n));
                }
            }
        }
    }

    async fn run(mut self) -> u32 {
        while let Some(message) = self.inbox.recv().await {
            self.on(message);
        }
        self.sum
    }
}

#[tokio::main]
async fn main() {
    let (address, inbox) = mpsc::unbounded_channel();
    let counter = Counter { inbox, address: address.downgrade(), sum: 0 };
    let counting = tokio::spawn(counter.run());
    for n in 1..4 {
        let message = if n == 2 { Message::Later(n) } else { Message::Add(n) };
        let _ = address.send(message);
    }
    drop(address);
    println!("{}", counting.await.unwrap());
}
