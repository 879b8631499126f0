//! The body receives what is left, but a clone in a task makes room meanwhile.
//! run: ends
use async_channel::bounded;

#[tokio::main]
async fn main() {
    let (jobs, queue) = bounded(1);
    let other = queue.clone();
    let helper = tokio::spawn(async move {
        let mut done = 0;
        while let Ok(job) = other.recv().await {
            done += job;
        }
        done
    });
    jobs.send(1).await.expect("the queue is open");
    jobs.send(2).await.expect("the queue is open");
    jobs.send(3).await.expect("the queue is open");
    drop(jobs);
    while let Ok(job) = queue.recv().await {
        println!("{job}");
    }
    println!("{}", helper.await.is_ok());
}
