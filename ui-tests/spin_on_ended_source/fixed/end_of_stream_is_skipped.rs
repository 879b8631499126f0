//! The loop ends with the stream, too.
//! run: ends
use tokio::sync::mpsc;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::ReceiverStream;

#[tokio::main]
async fn main() {
    let (readings, queue) = mpsc::channel(8);
    let mut stream = ReceiverStream::new(queue);
    let sampler = tokio::spawn(async move {
        for celsius in [19, 20, 22] {
            readings.send(celsius).await.ok();
        }
    });
    let mut sum = 0;
    while sum < 100 {
        let Some(celsius) = stream.next().await else { break };
        sum += celsius;
    }
    println!("{sum} {}", sampler.is_finished());
}
