//! The queue holds all three reports.
//! run: ends
use async_channel::bounded;
use futures::executor::block_on;

async fn launch() -> usize {
    let (telemetry, ground) = bounded::<&str>(3);
    telemetry.send("ignition").await.unwrap();
    telemetry.send("stage one").await.unwrap();
    telemetry.send("stage two").await.unwrap();
    ground.len()
}

fn main() {
    println!("{} reports", block_on(launch()));
}
