//! The download is read in a task.
//! run: ends
use tokio::sync::mpsc;

async fn stream(chunks: mpsc::Sender<Vec<u8>>, file: &[u8]) -> usize {
    let mut sent = 0;
    for chunk in file.chunks(4) {
        let Ok(permit) = chunks.reserve().await else { break };
        permit.send(chunk.to_vec());
        sent += chunk.len();
    }
    sent
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (chunks, mut download) = mpsc::channel(2);
    tokio::spawn(async move { while download.recv().await.is_some() {} });
    println!("{} bytes", stream(chunks, b"once upon a time in a channel").await);
}
