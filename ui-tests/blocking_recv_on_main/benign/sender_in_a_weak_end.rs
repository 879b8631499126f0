//! A weak sender does not keep the channel open.
//! run: ends
use tokio::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (jobs, mut queue) = mpsc::channel(4);
    let again = jobs.downgrade();
    tokio::spawn(async move {
        let _ = jobs.send(1).await;
    });
    while let Some(job) = queue.recv().await {
        println!("job {job}, may be repeated: {}", again.upgrade().is_some());
    }
    println!("done");
}
