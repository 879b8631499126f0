//! The board gives its sender up before it iterates.
//! run: ends
use std::sync::mpsc::{Receiver, Sender, channel};

use tokio::task::spawn_blocking;

struct Board {
    scores: Receiver<u32>,
    desk: Sender<u32>,
}

impl Board {
    fn new() -> Self {
        let (desk, scores) = channel();
        Self { scores, desk }
    }

    fn best(self) -> u32 {
        let Self { scores, desk } = self;
        drop(desk);
        let mut best = 0;
        for score in &scores {
            best = best.max(score);
        }
        best
    }
}

#[tokio::main]
async fn main() {
    let board = Board::new();
    for player in 0..4 {
        let desk = board.desk.clone();
        spawn_blocking(move || desk.send(player * 7 % 5).unwrap());
    }
    let best = spawn_blocking(move || board.best()).await.unwrap();
    println!("best: {best}");
}
