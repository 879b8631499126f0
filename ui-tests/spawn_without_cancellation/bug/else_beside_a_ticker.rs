//! A closed channel only switches its arm off: the ticking arm keeps `else` from being taken.
//! run: hangs
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::interval;

async fn collect(mut points: mpsc::Receiver<u32>) {
    let mut flush = interval(Duration::from_millis(10));
    let mut sum = 0;
    loop {
        tokio::select! {
            Some(point) = points.recv() => sum += point,
            _ = flush.tick() => println!("flushed {sum}"),
            else => break,
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for round in 0..2 {
        let series = Series::start(round);
        series.points.send(round).await.unwrap();
    }
    drained().await;
}

struct Series {
    points: mpsc::Sender<u32>,
}

impl Series {
    fn start(round: u32) -> Self {
        let (points, queue) = mpsc::channel(8);
        tokio::spawn(collect(queue)); //~ spawn_without_cancellation
        println!("series {round}");
        Self { points }
    }
}

/// Waits until no task is left.
async fn drained() {
    while tokio::runtime::Handle::current().metrics().num_alive_tasks() > 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
