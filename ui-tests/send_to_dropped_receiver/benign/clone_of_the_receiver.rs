//! A clone of the receiver stays with a task.
//! run: ends
use async_channel::bounded;

#[tokio::main]
async fn main() {
    let (jobs, queue) = bounded(2);
    let worker = {
        let queue = queue.clone();
        tokio::spawn(async move { queue.recv().await })
    };
    drop(queue);
    jobs.send(7).await.expect("the worker has a receiver");
    println!("{:?}", worker.await);
}
