//! The task's progress is printed.
//! run: ends
use tokio::sync::mpsc;

async fn copy(parts: u32, progress: mpsc::Sender<u32>) {
    for part in 1..=parts {
        progress.send(100 * part / parts).await.expect("somebody listens");
    }
}

#[tokio::main]
async fn main() {
    let (progress, mut percent) = mpsc::channel(4);
    let copying = tokio::spawn(copy(3, progress));
    while let Some(percent) = percent.recv().await {
        println!("{percent} %");
    }
    println!("{}", if copying.await.is_ok() { "copied" } else { "failed" });
}
