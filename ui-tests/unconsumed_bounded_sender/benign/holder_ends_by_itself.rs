//! The task that keeps the receiver sleeps and ends; then the waiting `send` fails.
//! run: ends
use std::time::Duration;

use tokio::sync::mpsc;

#[tokio::main]
async fn main() {
    let (requests, window) = mpsc::channel(2);
    tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(80)).await;
        println!("{} requests in the window", window.len());
    });
    let mut sent = 0;
    while requests.send(sent).await.is_ok() {
        sent += 1;
    }
    println!("window closed after {sent}");
}
