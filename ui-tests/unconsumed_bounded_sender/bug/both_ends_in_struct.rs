//! `Outbox` owns both ends so that `send_async` cannot fail, and has no method that reads.
//! run: hangs
use flume::{Receiver, Sender, bounded};

struct Outbox {
    letters: Sender<String>,
    _mailbag: Receiver<String>,
}

impl Outbox {
    fn new() -> Self {
        let (letters, mailbag) = bounded(3);
        Self { letters, _mailbag: mailbag }
    }

    async fn post(&self, letter: String) {
        self.letters.send_async(letter).await.expect("the mailbag is ours"); //~ unconsumed_bounded_sender
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
