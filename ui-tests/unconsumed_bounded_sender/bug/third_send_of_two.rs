//! Three stages report into a queue of two before anybody looks: the third report hangs.
//! run: hangs
use async_channel::bounded;
use futures::executor::block_on;

async fn launch() -> usize {
    let (telemetry, ground) = bounded::<&str>(2);
    telemetry.send("ignition").await.unwrap();
    telemetry.send("stage one").await.unwrap();
    telemetry.send("stage two").await.unwrap(); //~ unconsumed_bounded_sender
    ground.len()
}

fn main() {
    println!("{} reports", block_on(launch()));
}
