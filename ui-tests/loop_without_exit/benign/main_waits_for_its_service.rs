//! The wait for the service is the last act: nothing comes behind it.
//! run: ends
use std::time::Duration;

use tokio::time::{sleep, timeout};

async fn serve() {
    loop {
        sleep(Duration::from_millis(1)).await;
    }
}

async fn service() {
    let server = tokio::spawn(serve());
    if let Err(error) = server.await {
        eprintln!("the server has crashed: {error}");
    }
}

#[tokio::main]
async fn main() {
    let _ = timeout(Duration::from_millis(20), service()).await;
}
