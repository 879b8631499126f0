//! The sender is taken out of its field before the field's owner waits.
//! run: ends
use tokio::sync::mpsc::{self, Receiver, Sender};

struct Gather {
    tx: Option<Sender<u32>>,
    rx: Receiver<u32>,
}

impl Gather {
    fn seal(&mut self) {
        self.tx = None;
    }

    async fn sum(&mut self) -> u32 {
        let mut sum = 0;
        while let Some(n) = self.rx.recv().await {
            sum += n;
        }
        sum
    }
}

#[tokio::main]
async fn main() {
    let (tx, rx) = mpsc::channel(4);
    tx.send(6).await.unwrap();
    let mut gather = Gather { tx: Some(tx), rx };
    gather.seal();
    println!("{}", gather.sum().await);
}
