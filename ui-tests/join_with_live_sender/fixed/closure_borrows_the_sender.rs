//! The closure is dropped, and the sender with it.
//! run: ends
use futures::StreamExt as _;
use futures::channel::mpsc::unbounded;

#[tokio::main]
async fn main() {
    let (tx, mut rx) = unbounded();
    let submit = move |job: u32| tx.unbounded_send(job).is_ok();
    let worker = tokio::spawn(async move {
        let mut jobs = 0;
        while let Some(job) = rx.next().await {
            jobs += job;
        }
        jobs
    });
    submit(2);
    submit(3);
    drop(submit);
    let jobs = worker.await.unwrap();
    println!("{jobs}");
}
