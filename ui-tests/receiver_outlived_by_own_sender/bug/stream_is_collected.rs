//! `collect` takes all until the channel closes, and `found` is dropped only after it.
//! run: hangs
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
    hits.collect::<Vec<usize>>().await
    //~^ receiver_outlived_by_own_sender
}

fn main() {
    let lines = block_on(search(&["alpha", "omen", "gamma"]));
    println!("{lines:?}");
}
