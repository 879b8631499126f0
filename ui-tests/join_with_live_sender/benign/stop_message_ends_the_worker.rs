//! The worker has another end, which is fired before the join.
//! run: ends
use tokio::sync::mpsc;

enum Job {
    Run(u32),
    Stop,
}

#[tokio::main]
async fn main() {
    let (tx, mut rx) = mpsc::channel(4);
    let worker = tokio::spawn(async move {
        let mut done = 0;
        while let Some(job) = rx.recv().await {
            match job {
                Job::Run(n) => done += n,
                Job::Stop => break,
            }
        }
        done
    });
    let _ = tx.send(Job::Run(2)).await;
    let _ = tx.send(Job::Stop).await;
    println!("{}", worker.await.unwrap());
    drop(tx);
}
