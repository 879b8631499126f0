//! The joined tasks send; they do not wait for the channel to close.
//! run: ends
use tokio::sync::mpsc;

#[tokio::main]
async fn main() {
    let (tx, mut rx) = mpsc::channel(8);
    let mut producers = Vec::new();
    for n in 0..3 {
        let tx = tx.clone();
        producers.push(tokio::spawn(async move { tx.send(n).await.is_ok() }));
    }
    for producer in producers {
        assert!(producer.await.unwrap());
    }
    drop(tx);
    let mut sum = 0;
    while let Some(n) = rx.recv().await {
        sum += n;
    }
    println!("{sum}");
}
