//! A thread of the blocking pool receives: the tasks go on.
//! run: ends
use std::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (news, wire) = mpsc::channel();
    tokio::spawn(async move { news.send("all quiet") });
    let word = tokio::task::spawn_blocking(move || wire.recv()).await.unwrap();
    println!("{word:?}");
}
