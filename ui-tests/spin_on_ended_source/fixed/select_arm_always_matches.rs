//! The closed channel ends the loop.
//! run: ends
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::interval;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (moves, mut played) = mpsc::channel::<u8>(4);
    tokio::spawn(async move {
        moves.send(1).await.expect("the board is there");
    });
    let mut clock = interval(Duration::from_secs(60));
    let mut turns = 0_u64;
    loop {
        tokio::select! {
            step = played.recv() => {
                turns += 1;
                let Some(step) = step else { break };
                println!("{turns}: {step}");
            }
            _ = clock.tick() => println!("a minute"),
        }
    }
}
