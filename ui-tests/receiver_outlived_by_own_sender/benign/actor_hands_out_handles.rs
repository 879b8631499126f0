//! A detached actor keeps a sender to hand out, and lives as long as the program.
//! run: ends
use tokio::sync::{mpsc, oneshot};

enum Message {
    Handle(oneshot::Sender<mpsc::Sender<Message>>),
    Add(u32),
}

async fn actor(mut inbox: mpsc::Receiver<Message>, address: mpsc::Sender<Message>) {
    let mut sum = 0;
    while let Some(message) = inbox.recv().await {
        match message {
            Message::Handle(reply) => {
                let _ = reply.send(address.clone());
            }
            Message::Add(n) => sum += n,
        }
    }
    println!("{sum}");
}

#[tokio::main]
async fn main() {
    let (address, inbox) = mpsc::channel(4);
    tokio::spawn(actor(inbox, address.clone()));
    let (ask, reply) = oneshot::channel();
    address.send(Message::Handle(ask)).await.unwrap_or_else(|_| panic!("the actor lives"));
    let handle = reply.await.unwrap();
    handle.send(Message::Add(2)).await.unwrap_or_else(|_| panic!("the actor lives"));
}
