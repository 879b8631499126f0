//! The token stays cancelled: its arm is ready in each turn and only counts.
//! run: spins
use std::time::Duration;

use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

async fn beat(stop: CancellationToken) {
    let (mut beats, mut stops) = (0_u64, 0_u64);
    loop {
        //~^ spin_on_ended_source
        tokio::select! {
            () = stop.cancelled() => stops = stops.wrapping_add(1),
            () = sleep(Duration::from_millis(5)) => {
                beats += 1;
                println!("{beats} {stops}");
            }
        }
    }
}

#[tokio::main]
async fn main() {
    let stop = CancellationToken::new();
    let heart = tokio::spawn(beat(stop.clone()));
    sleep(Duration::from_millis(20)).await;
    stop.cancel();
    println!("{}", heart.await.is_ok());
}
