//! The stream of an interval never ends, so the `while let` has no exit.
//! run: hangs
use std::time::Duration;

use tokio::sync::broadcast;
use tokio::time::interval;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::IntervalStream;

struct Board {
    scores: broadcast::Sender<u64>,
}

impl Board {
    fn follow(&self) -> broadcast::Receiver<u64> {
        tokio::spawn(publish(self.scores.clone())); //~ spawn_without_cancellation
        self.scores.subscribe()
    }
}

async fn publish(scores: broadcast::Sender<u64>) {
    let mut ticks = IntervalStream::new(interval(Duration::from_millis(10)));
    let mut score = 0;
    while let Some(_) = ticks.next().await {
        score += 1;
        let _ = scores.send(score);
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (scores, _) = broadcast::channel(16);
    let board = Board { scores };
    for _ in 0..3 {
        let mut follower = board.follow();
        println!("{:?}", follower.recv().await);
    }
    drained().await;
}

/// Waits until no task is left.
async fn drained() {
    while tokio::runtime::Handle::current().metrics().num_alive_tasks() > 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
