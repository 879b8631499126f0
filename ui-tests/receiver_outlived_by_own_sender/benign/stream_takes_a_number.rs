//! An adaptor ends the stream before the channel does.
//! run: ends
use futures::StreamExt as _;
use futures::channel::mpsc;

#[tokio::main]
async fn main() {
    let (tx, rx) = mpsc::unbounded();
    for n in 0..3 {
        tx.unbounded_send(n).unwrap();
    }
    let first: Vec<u32> = rx.take(3).collect().await;
    println!("{first:?} {}", tx.is_closed());
}
