//! `jobs` is dropped one line too late.
//! run: hangs
use tokio::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (jobs, mut queue) = mpsc::channel(4);
    let worker = tokio::spawn(async move {
        while let Some(job) = queue.recv().await {
            println!("job {job}");
        }
    });
    for job in 0..3 {
        jobs.send(job).await.unwrap();
    }
    worker.await.unwrap();
    //~^ join_with_live_sender
    drop(jobs);
    println!("all done");
}
