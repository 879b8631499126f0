//! The block hands the sender out and drops the receiver.
//! run: ends
use async_channel::bounded;

#[tokio::main]
async fn main() {
    let alarms = {
        let (alarms, _bell) = bounded(2); //~ send_to_dropped_receiver
        alarms
    };
    for room in ["kitchen", "hall"] {
        let sent = alarms.send(room).await;
        println!("{room}: {}", sent.is_ok());
    }
}
