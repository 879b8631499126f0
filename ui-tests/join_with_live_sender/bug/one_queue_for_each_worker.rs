//! Each worker has a queue of its own; all the senders are in a vector that outlives the joins.
//! run: hangs
use tokio::sync::mpsc::{self, Receiver};

async fn work(mut queue: Receiver<u32>) -> u32 {
    let mut sum = 0;
    while let Some(n) = queue.recv().await {
        sum += n;
    }
    sum
}

async fn share(numbers: &[u32]) -> u32 {
    let (left, left_queue) = mpsc::channel(4);
    let (right, right_queue) = mpsc::channel(4);
    let workers = [tokio::spawn(work(left_queue)), tokio::spawn(work(right_queue))];
    for (n, number) in numbers.iter().enumerate() {
        let queue = if n % 2 == 0 { &left } else { &right };
        queue.send(*number).await.unwrap();
    }
    let mut sum = 0;
    for worker in workers {
        sum += worker.await.unwrap();
        //~^ join_with_live_sender
    }
    sum
}

#[tokio::main]
async fn main() {
    println!("{}", share(&[3, 5, 8]).await);
}
