//! The endless member is aborted through its own handle before the set is drained.
//! run: ends
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::sleep;

async fn beat() {
    loop {
        sleep(Duration::from_millis(1)).await;
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut band = JoinSet::new();
    let drum = band.spawn(beat());
    band.spawn(sleep(Duration::from_millis(5)));
    let first = band.join_next().await;
    println!("{}", first.is_some());
    drum.abort();
    while let Some(done) = band.join_next().await {
        println!("{}", done.is_ok());
    }
    println!("silence");
}
