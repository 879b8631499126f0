//! The message is awaited, so the task runs meanwhile.
//! run: ends
use tokio::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (pages, mut printed) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        tokio::task::yield_now().await;
        let _ = pages.send("cover");
    });
    let page = printed.recv().await;
    println!("{page:?}");
}
