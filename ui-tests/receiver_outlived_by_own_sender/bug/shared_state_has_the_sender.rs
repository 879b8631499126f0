//! Every worker shares the state that holds the sender of the queue which it drains.
//! run: hangs
use std::sync::Arc;

use async_channel::{Receiver, Sender};

struct State {
    queue: Sender<u32>,
    limit: u32,
}

async fn drain(state: Arc<State>, jobs: Receiver<u32>) -> u32 {
    let mut small = 0;
    while let Ok(job) = jobs.recv().await {
        //~^ receiver_outlived_by_own_sender
        small += u32::from(job < state.limit);
    }
    small
}

#[tokio::main]
async fn main() {
    let (queue, jobs) = async_channel::unbounded();
    let state = Arc::new(State { queue, limit: 5 });
    let workers: Vec<_> =
        (0..2).map(|_| tokio::spawn(drain(Arc::clone(&state), jobs.clone()))).collect();
    for job in 0..9 {
        state.queue.send(job).await.unwrap();
    }
    drop(state);
    let mut small = 0;
    for worker in workers {
        small += worker.await.unwrap();
    }
    println!("{small} small jobs");
}
