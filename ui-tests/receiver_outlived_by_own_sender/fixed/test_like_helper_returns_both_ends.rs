//! `_` binds nothing: the sender is dropped at once.
//! run: ends
use crossbeam_channel::{Receiver, Sender, unbounded};

fn source(values: std::ops::Range<u64>) -> (Sender<u64>, Receiver<u64>) {
    let (tx, rx) = unbounded();
    for value in values {
        tx.send(value).unwrap();
    }
    (tx, rx)
}

fn sum(rx: &Receiver<u64>) -> u64 {
    rx.iter().sum()
}

#[tokio::main]
async fn main() {
    let summing = tokio::task::spawn_blocking(|| {
        let (_, rx) = source(0..5);
        sum(&rx)
    });
    println!("{}", summing.await.unwrap());
}
