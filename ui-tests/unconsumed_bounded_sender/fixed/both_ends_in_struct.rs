//! `Outbox` has a method that empties the mailbag once it is full.
//! run: ends
use flume::{Receiver, Sender, bounded};

struct Outbox {
    letters: Sender<String>,
    mailbag: Receiver<String>,
}

impl Outbox {
    fn new() -> Self {
        let (letters, mailbag) = bounded(3);
        Self { letters, mailbag }
    }

    fn collect(&self) -> usize {
        self.mailbag.drain().count()
    }

    async fn post(&self, letter: String) {
        if self.letters.is_full() {
            println!("collected {}", self.collect());
        }
        self.letters.send_async(letter).await.expect("the mailbag is ours");
    }
}

#[tokio::main]
async fn main() {
    let outbox = Outbox::new();
    for customer in ["ada", "bob", "cyd", "dee", "eve"] {
        outbox.post(format!("dear {customer}")).await;
    }
    println!("posted");
}
