//! The sender is no part of what the workers share.
//! run: ends
use std::sync::Arc;

use async_channel::Receiver;

struct State {
    limit: u32,
}

async fn drain(state: Arc<State>, jobs: Receiver<u32>) -> u32 {
    let mut small = 0;
    while let Ok(job) = jobs.recv().await {
        small += u32::from(job < state.limit);
    }
    small
}

#[tokio::main]
async fn main() {
    let (queue, jobs) = async_channel::unbounded();
    let state = Arc::new(State { limit: 5 });
    let workers: Vec<_> =
        (0..2).map(|_| tokio::spawn(drain(Arc::clone(&state), jobs.clone()))).collect();
    for job in 0..9 {
        queue.send(job).await.unwrap();
    }
    drop(queue);
    let mut small = 0;
    for worker in workers {
        small += worker.await.unwrap();
    }
    println!("{small} small jobs");
}
