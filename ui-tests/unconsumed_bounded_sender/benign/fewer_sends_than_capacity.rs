//! Two messages go into a queue of two.
//! run: ends
use tokio::sync::mpsc;

async fn boot(log: mpsc::Sender<&str>) {
    log.send("kernel").await.unwrap();
    log.send("init").await.unwrap();
}

#[tokio::main]
async fn main() {
    let (log, _console) = mpsc::channel(2);
    boot(log).await;
    println!("booted");
}
