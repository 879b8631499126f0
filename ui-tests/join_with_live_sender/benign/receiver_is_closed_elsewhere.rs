//! Closing works from either end, whoever keeps a sender.
//! run: ends
use async_channel::unbounded;

#[tokio::main]
async fn main() {
    let (tx, rx) = unbounded::<u32>();
    let reader = rx.clone();
    let worker = tokio::spawn(async move {
        let mut sum = 0;
        while let Ok(n) = reader.recv().await {
            sum += n;
        }
        sum
    });
    tx.send(3).await.unwrap();
    rx.close();
    println!("{} {}", worker.await.unwrap(), tx.is_closed());
}
