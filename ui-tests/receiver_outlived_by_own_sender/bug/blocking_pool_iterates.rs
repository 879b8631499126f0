//! The thread that iterates owns the whole board, with a sender in it.
//! run: hangs
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
        let mut best = 0;
        for score in &self.scores {
            //~^ receiver_outlived_by_own_sender
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
