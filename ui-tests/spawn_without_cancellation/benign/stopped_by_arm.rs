//! The arm on the token leaves the loop.
//! run: ends
use std::time::Duration;

use tokio_util::sync::CancellationToken;

async fn beat(name: &'static str, stop: CancellationToken) {
    let mut tick = tokio::time::interval(Duration::from_millis(5));
    loop {
        tokio::select! {
            _ = tick.tick() => println!("{name}"),
            () = stop.cancelled() => break,
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let stop = CancellationToken::new();
    let mut names = vec!["a", "b"];
    while let Some(name) = names.pop() {
        tokio::spawn(beat(name, stop.child_token()));
    }
    tokio::time::sleep(Duration::from_millis(12)).await;
    stop.cancel();
}
