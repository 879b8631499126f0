//! `ReceiverStream` wraps the receiver, and a task reads the stream.
//! run: ends
use tokio::sync::mpsc;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::ReceiverStream;

#[tokio::main]
async fn main() {
    let (birds, sky) = mpsc::channel(1);
    let mut flock = ReceiverStream::new(sky).filter(|wings: &u8| *wings == 2);
    let watcher = tokio::spawn(async move {
        let mut seen = 0;
        while flock.next().await.is_some() {
            seen += 1;
        }
        seen
    });
    for wings in [2, 2, 0, 2] {
        birds.send(wings).await.unwrap();
    }
    drop(birds);
    println!("{} birds", watcher.await.unwrap());
}
