//! Nobody waits for the worker: it is detached, and a last message tells that it was there.
//! run: ends
use tokio::sync::{mpsc, oneshot};

#[tokio::main]
async fn main() {
    let (tx, mut rx) = mpsc::channel::<oneshot::Sender<u32>>(4);
    let worker = tokio::spawn(async move {
        while let Some(reply) = rx.recv().await {
            let _ = reply.send(7);
        }
    });
    drop(worker);
    let (ask, answer) = oneshot::channel();
    tx.send(ask).await.unwrap();
    println!("{}", answer.await.unwrap());
}
