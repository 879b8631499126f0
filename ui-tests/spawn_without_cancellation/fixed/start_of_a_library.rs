//! The caller gets the handle.
//! run: library
use std::time::Duration;

use tokio::task::JoinHandle;

async fn refresh() {
    println!("refreshed");
}

pub fn start(every: Duration) -> JoinHandle<()> {
    tokio::spawn(async move {
        loop {
            refresh().await;
            tokio::time::sleep(every).await;
        }
    })
}
