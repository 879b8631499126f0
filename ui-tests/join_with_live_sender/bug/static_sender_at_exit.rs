//! A static keeps the sender for the whole run, and the writer is awaited at its end.
//! run: hangs
use std::sync::OnceLock;

use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::task::JoinHandle;

static LOG: OnceLock<UnboundedSender<String>> = OnceLock::new();

fn open() -> JoinHandle<usize> {
    let (tx, mut rx) = unbounded_channel::<String>();
    LOG.set(tx).unwrap();
    tokio::spawn(async move {
        let mut bytes = 0;
        while let Some(line) = rx.recv().await {
            bytes += line.len();
        }
        bytes
    })
}

fn log(line: &str) {
    if let Some(log) = LOG.get() {
        let _ = log.send(line.to_owned());
    }
}

#[tokio::main]
async fn main() {
    let writer = open();
    log("start");
    log("stop");
    let bytes = writer.await.unwrap();
    //~^ join_with_live_sender
    log(&format!("{bytes} bytes"));
}
