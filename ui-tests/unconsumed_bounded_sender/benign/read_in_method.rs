//! `Inbox::next` reads the field, and a task calls it.
//! run: ends
use tokio::sync::mpsc::{self, Receiver, Sender};

struct Inbox {
    mails: Receiver<String>,
}

impl Inbox {
    async fn next(&mut self) -> Option<String> {
        self.mails.recv().await
    }
}

fn account() -> (Sender<String>, Inbox) {
    let (tx, rx) = mpsc::channel(1);
    (tx, Inbox { mails: rx })
}

#[tokio::main]
async fn main() {
    let (smtp, mut inbox) = account();
    let reader = tokio::spawn(async move {
        let mut count = 0;
        while inbox.next().await.is_some() {
            count += 1;
        }
        count
    });
    for n in 0..4 {
        smtp.send(format!("mail {n}")).await.unwrap();
    }
    drop(smtp);
    println!("{} mails", reader.await.unwrap());
}
