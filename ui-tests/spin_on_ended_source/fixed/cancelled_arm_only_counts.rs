//! The arm of the token leaves the loop.
//! run: ends
use std::time::Duration;

use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

async fn beat(stop: CancellationToken) {
    let (mut beats, mut stops) = (0_u64, 0_u64);
    loop {
        tokio::select! {
            () = stop.cancelled() => {
                stops += 1;
                break;
            }
            () = sleep(Duration::from_millis(5)) => {
                beats += 1;
                println!("{beats} {stops}");
            }
        }
    }
    println!("{beats} {stops}");
}

#[tokio::main]
async fn main() {
    let stop = CancellationToken::new();
    let heart = tokio::spawn(beat(stop.clone()));
    sleep(Duration::from_millis(20)).await;
    stop.cancel();
    println!("{}", heart.await.is_ok());
}
