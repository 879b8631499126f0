//! Started once by `main`, it runs as long as the program does.
//! run: ends
use std::time::Duration;

use tokio::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::spawn(async {
        loop {
            tokio::time::sleep(Duration::from_millis(10)).await;
            println!("still here");
        }
    });
    let (quit, mut quits) = mpsc::channel::<()>(1);
    tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(30)).await;
        quit.send(()).await.unwrap();
    });
    quits.recv().await;
}
