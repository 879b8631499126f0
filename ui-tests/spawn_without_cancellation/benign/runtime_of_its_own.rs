//! The runtime is dropped with each turn, and its tasks with it.
//! run: ends
use std::time::Duration;

use tokio::runtime::Builder;

async fn beat(name: &'static str) {
    loop {
        tokio::time::sleep(Duration::from_millis(5)).await;
        println!("{name}");
    }
}

fn main() {
    let mut names = vec!["a", "b"];
    while let Some(name) = names.pop() {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            tokio::spawn(beat(name));
            tokio::time::sleep(Duration::from_millis(12)).await;
        });
        runtime.spawn(beat(name));
    }
}
