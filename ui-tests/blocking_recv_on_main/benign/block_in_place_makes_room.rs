//! `block_in_place` hands the other tasks to another worker.
//! run: ends
use std::sync::mpsc;

#[tokio::main]
async fn main() {
    let (news, wire) = mpsc::channel();
    tokio::spawn(async move { news.send("all quiet") });
    let word = tokio::task::block_in_place(|| wire.recv());
    println!("{word:?}");
}
