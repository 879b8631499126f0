//! The loop itself drops the sender when nothing more is to be done.
//! run: ends
use tokio::sync::mpsc;

#[tokio::main]
async fn main() {
    let (tx, mut rx) = mpsc::unbounded_channel();
    let mut kept = Some(tx.clone());
    tx.send(0).unwrap();
    drop(tx);
    let mut turns = 0;
    while let Some(n) = rx.recv().await {
        turns += 1;
        if n < 3 {
            if let Some(tx) = &kept {
                tx.send(n + 1).unwrap();
            }
        } else {
            kept = None;
        }
    }
    println!("{turns} turns");
}
