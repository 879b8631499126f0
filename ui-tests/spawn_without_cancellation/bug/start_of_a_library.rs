//! Other crates can call `start` as often as they like, and have nothing to stop it with.
//! run: library
use std::time::Duration;

async fn refresh() {
    println!("refreshed");
}

pub fn start(every: Duration) {
    tokio::spawn(async move {
        //~^ spawn_without_cancellation
        loop {
            refresh().await;
            tokio::time::sleep(every).await;
        }
    });
}
