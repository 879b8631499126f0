//! The sender is dropped before the hits are collected.
//! run: ends
use futures::StreamExt as _;
use futures::channel::mpsc;
use futures::executor::block_on;

async fn search(words: &[&str]) -> Vec<usize> {
    let (found, hits) = mpsc::unbounded();
    for (line, word) in words.iter().enumerate() {
        let found = found.clone();
        if word.contains('a') {
            found.unbounded_send(line).unwrap();
        }
    }
    drop(found);
    hits.collect::<Vec<usize>>().await
}

fn main() {
    let lines = block_on(search(&["alpha", "omen", "gamma"]));
    println!("{lines:?}");
}
