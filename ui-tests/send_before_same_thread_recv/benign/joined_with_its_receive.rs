//! `join!` polls the send and the receive side by side.
//! run: ends
use tokio::sync::mpsc;

async fn produce(numbers: mpsc::Sender<u32>) {
    numbers.send(1).await.expect("the receiver is alive");
    numbers.send(2).await.expect("the receiver is alive");
}

#[tokio::main]
async fn main() {
    let (numbers, mut queue) = mpsc::channel(1);
    let consume = async {
        let mut sum = 0;
        while let Some(n) = queue.recv().await {
            sum += n;
        }
        sum
    };
    let ((), sum) = tokio::join!(produce(numbers), consume);
    println!("{sum}");
}
