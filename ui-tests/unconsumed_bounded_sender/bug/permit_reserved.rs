//! `reserve` waits for room as `send` does, and nobody makes any: the third permit never comes.
//! run: hangs
use tokio::sync::mpsc;

async fn stream(chunks: mpsc::Sender<Vec<u8>>, file: &[u8]) -> usize {
    let mut sent = 0;
    for chunk in file.chunks(4) {
        let Ok(permit) = chunks.reserve().await else { break }; //~ unconsumed_bounded_sender
        permit.send(chunk.to_vec());
        sent += chunk.len();
    }
    sent
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (chunks, _download) = mpsc::channel(2);
    println!("{} bytes", stream(chunks, b"once upon a time in a channel").await);
}
