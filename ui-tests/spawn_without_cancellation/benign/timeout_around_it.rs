//! The loop has no exit, and the timeout around it drops it.
//! run: ends
use std::time::Duration;

use tokio::time::timeout;

async fn beat(name: &'static str) {
    loop {
        tokio::time::sleep(Duration::from_millis(5)).await;
        println!("{name}");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut names = vec!["a", "b"];
    while let Some(name) = names.pop() {
        tokio::spawn(timeout(Duration::from_millis(12), beat(name)));
        tokio::spawn(async move {
            let _ = timeout(Duration::from_millis(12), beat(name)).await;
        });
    }
    while tokio::runtime::Handle::current().metrics().num_alive_tasks() > 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}
