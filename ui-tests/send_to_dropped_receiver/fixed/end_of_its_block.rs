//! The block hands both out.
//! run: ends
use async_channel::bounded;

#[tokio::main]
async fn main() {
    let (alarms, bell) = {
        let (alarms, bell) = bounded(2);
        (alarms, bell)
    };
    for room in ["kitchen", "hall"] {
        let sent = alarms.send(room).await;
        println!("{room}: {}", sent.is_ok());
    }
    println!("{}", bell.len());
}
