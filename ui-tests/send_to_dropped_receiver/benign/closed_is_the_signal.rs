//! The sender is only asked whether the receiver has gone.
//! run: ends
use tokio::sync::mpsc;

#[tokio::main]
async fn main() {
    let (alive, _) = mpsc::channel::<u8>(1);
    alive.closed().await;
    println!("{}", alive.send(1).await.is_err());
}
