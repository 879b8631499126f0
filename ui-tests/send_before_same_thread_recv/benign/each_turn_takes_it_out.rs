//! Each turn receives what it sent.
//! run: ends
use tokio::sync::mpsc;

#[tokio::main]
async fn main() {
    let (balls, mut hand) = mpsc::channel(1);
    for n in 0..10 {
        balls.send(n).await.expect("the hand is open");
        let caught = hand.recv().await.expect("a ball");
        assert_eq!(caught, n);
    }
    println!("ten caught");
}
