//! The worker keeps a sender to try again with, so its own queue never closes.
//! run: hangs
use tokio::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (tx, mut rx) = mpsc::channel(8);
    let again = tx.clone();
    let worker = tokio::spawn(async move {
        let mut done = 0;
        while let Some(attempt) = rx.recv().await {
            //~^ receiver_outlived_by_own_sender
            if attempt == 0 {
                let _ = again.try_send(attempt + 1);
            } else {
                done += 1;
            }
        }
        done
    });
    for _ in 0..3 {
        tx.send(0).await.unwrap();
    }
    drop(tx);
    println!("{} done", worker.await.unwrap());
}
