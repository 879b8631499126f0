//! The function drops its sender before it reads the stream.
//! run: ends
use tokio::sync::mpsc;
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::ReceiverStream;

async fn report(sensors: u32) -> u32 {
    let (readings, rx) = mpsc::channel(4);
    for sensor in 0..sensors {
        let readings = readings.clone();
        tokio::spawn(async move { readings.send(sensor * 10).await });
    }
    drop(readings);
    let mut stream = ReceiverStream::new(rx);
    let mut sum = 0;
    while let Some(reading) = stream.next().await {
        sum += reading;
    }
    sum
}

#[tokio::main]
async fn main() {
    println!("sum {}", report(3).await);
}
