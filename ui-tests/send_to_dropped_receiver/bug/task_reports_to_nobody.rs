//! The task's progress goes nowhere, and its `expect` panics.
//! run: ends
use tokio::sync::mpsc;

async fn copy(parts: u32, progress: mpsc::Sender<u32>) {
    for part in 1..=parts {
        progress.send(100 * part / parts).await.expect("somebody listens");
    }
}

#[tokio::main]
async fn main() {
    let (progress, _) = mpsc::channel(4); //~ send_to_dropped_receiver
    let copying = tokio::spawn(copy(3, progress));
    println!("{}", if copying.await.is_ok() { "copied" } else { "failed" });
}
