//! The stream of a channel gives `None` for ever once all senders are gone.
//! run: spins
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
        //~^ spin_on_ended_source
        let Some(celsius) = stream.next().await else { continue };
        sum += celsius;
    }
    println!("{sum} {}", sampler.is_finished());
}
