//! `_source` is not used again, but lives to the end of the task.
//! run: hangs
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
    //~^ receiver_outlived_by_own_sender
}

#[tokio::main]
async fn main() {
    let summing = tokio::task::spawn_blocking(|| {
        let (_source, rx) = source(0..5);
        sum(&rx)
    });
    println!("{}", summing.await.unwrap());
}
