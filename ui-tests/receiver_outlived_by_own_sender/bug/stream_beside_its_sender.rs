//! The stream ends when the channel closes, and `readings` is open until `report` returns.
//! run: hangs
use tokio::sync::mpsc;
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::ReceiverStream;

async fn report(sensors: u32) -> u32 {
    let (readings, rx) = mpsc::channel(4);
    for sensor in 0..sensors {
        let readings = readings.clone();
        tokio::spawn(async move { readings.send(sensor * 10).await });
    }
    let mut stream = ReceiverStream::new(rx);
    let mut sum = 0;
    while let Some(reading) = stream.next().await {
        //~^ receiver_outlived_by_own_sender
        sum += reading;
    }
    sum
}

#[tokio::main]
async fn main() {
    println!("sum {}", report(3).await);
}
