//! The caller gets the handle and aborts the task.
//! run: ends
use std::time::Duration;

use tokio::task::JoinHandle;

fn beat(name: &'static str) -> JoinHandle<()> {
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(Duration::from_millis(5)).await;
            println!("{name}");
        }
    })
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut names = vec!["a", "b"];
    while let Some(name) = names.pop() {
        let task = beat(name);
        tokio::time::sleep(Duration::from_millis(12)).await;
        task.abort();
    }
}
