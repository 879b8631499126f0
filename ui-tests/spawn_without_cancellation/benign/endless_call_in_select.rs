//! The loop has no exit, and the arm beside it drops it.
//! run: ends
use std::time::Duration;

use tokio::sync::watch;

async fn beat(name: &'static str) {
    loop {
        tokio::time::sleep(Duration::from_millis(5)).await;
        println!("{name}");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (close, open) = watch::channel(());
    let mut names = vec!["a", "b"];
    while let Some(name) = names.pop() {
        let mut open = open.clone();
        tokio::spawn(async move {
            tokio::select! {
                () = beat(name) => {}
                _ = open.changed() => {}
            }
        });
    }
    tokio::time::sleep(Duration::from_millis(12)).await;
    drop(close);
}
