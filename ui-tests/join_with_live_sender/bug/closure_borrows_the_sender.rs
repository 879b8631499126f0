//! The closure that submits jobs owns the sender, and is called again after the join.
//! run: hangs
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
    let jobs = worker.await.unwrap();
    //~^ join_with_live_sender
    println!("{jobs} {}", submit(1));
}
