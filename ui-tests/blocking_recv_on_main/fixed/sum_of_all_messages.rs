//! Only the players hold senders, so the sum is complete when they are done.
//! run: ends
use std::sync::mpsc;
use std::thread;

fn main() {
    let (points, scored) = mpsc::channel();
    for player in 1..4 {
        let points = points.clone();
        thread::spawn(move || points.send(player * 10));
    }
    drop(points);
    let total: u32 = scored.iter().map(|score| score + 1).sum();
    println!("{total} points");
}
