//! Each request makes a reply queue of one, and one reply is all that ever goes into it.
//! run: ends
use tokio::sync::mpsc::{self, Receiver, Sender};

struct Request {
    question: u32,
    reply: Sender<u32>,
    _waiting: Receiver<u32>,
}

impl Request {
    fn new(question: u32) -> Self {
        let (reply, waiting) = mpsc::channel(1);
        Self { question, reply, _waiting: waiting }
    }

    async fn answer(self) {
        let _ = self.reply.send(self.question * 2).await;
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for question in 0..5 {
        Request::new(question).answer().await;
    }
    println!("answered");
}
