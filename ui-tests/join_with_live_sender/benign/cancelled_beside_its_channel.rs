//! The worker also waits for a token, which is cancelled before the join.
//! run: ends
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

#[tokio::main]
async fn main() {
    let (tx, mut rx) = mpsc::channel::<u32>(4);
    let token = CancellationToken::new();
    let stop = token.clone();
    let worker = tokio::spawn(async move {
        loop {
            tokio::select! {
                () = stop.cancelled() => break,
                job = rx.recv() => match job {
                    Some(job) => println!("job {job}"),
                    None => break,
                },
            }
        }
    });
    tx.send(1).await.unwrap();
    token.cancel();
    worker.await.unwrap();
    println!("{}", tx.is_closed());
}
