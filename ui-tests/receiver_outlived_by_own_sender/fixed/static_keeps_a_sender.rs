//! A last message ends the loop: the static keeps its sender.
//! run: ends
use std::sync::OnceLock;

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

static AUDIT: OnceLock<UnboundedSender<String>> = OnceLock::new();

fn audit(line: &str) {
    if let Some(audit) = AUDIT.get() {
        let _ = audit.send(line.to_owned());
    }
}

async fn write(mut lines: UnboundedReceiver<String>) -> usize {
    let mut bytes = 0;
    while let Some(line) = lines.recv().await {
        if line == "stop" {
            break;
        }
        bytes += line.len();
    }
    bytes
}

#[tokio::main]
async fn main() {
    let (tx, rx) = unbounded_channel();
    AUDIT.set(tx).unwrap();
    audit("start");
    audit("stop");
    println!("{} bytes", write(rx).await);
}
