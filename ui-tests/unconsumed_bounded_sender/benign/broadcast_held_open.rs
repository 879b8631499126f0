//! A broadcast `send` never waits: the receiver is kept only so that it does not fail.
//! run: ends
use tokio::sync::broadcast;

#[tokio::main]
async fn main() {
    let (alarms, _keep_open) = broadcast::channel(2);
    for zone in 0..10 {
        let listeners = alarms.send(zone).expect("one receiver is kept");
        println!("zone {zone}: {listeners}");
    }
}
