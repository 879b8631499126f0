//! A pattern that fails switches the arm off, and the timer goes on.
//! run: ends
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::interval;

#[tokio::main]
async fn main() {
    let (words, mut queue) = mpsc::channel(2);
    words.send("only").await.expect("the queue is open");
    drop(words);
    let mut ticks = interval(Duration::from_millis(2));
    let mut turns = 0;
    loop {
        tokio::select! {
            Some(word) = queue.recv() => println!("{word}"),
            _ = ticks.tick() => turns += 1,
        }
        if turns > 3 {
            break;
        }
    }
}
