//! The message is awaited.
//! run: ends
use tokio::sync::oneshot;

#[tokio::main]
async fn main() {
    let (done, finished) = oneshot::channel();
    tokio::spawn(async move { done.send("index built") });
    let word = finished.await;
    println!("{word:?}");
}
