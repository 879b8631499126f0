//! `sum` takes messages until all senders are gone, and `points` is one of them.
//! run: hangs
use std::sync::mpsc;
use std::thread;

fn main() {
    let (points, scored) = mpsc::channel();
    for player in 1..4 {
        let points = points.clone();
        thread::spawn(move || points.send(player * 10));
    }
    let total: u32 = scored.iter().map(|score| score + 1).sum(); //~ blocking_recv_on_main
    println!("{total} points");
}
