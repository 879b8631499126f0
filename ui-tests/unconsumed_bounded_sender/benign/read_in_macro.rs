//! The loop that reads is written by a macro.
//! run: ends
use std::thread;

use flume::bounded;

macro_rules! drain_into {
    ($queue:expr, $item:ident => $body:expr) => {
        while let Ok($item) = $queue.recv() {
            $body;
        }
    };
}

fn main() {
    let (leaves, gutter) = bounded(1);
    let wind = thread::spawn(move || {
        for leaf in 0..5 {
            leaves.send(leaf).unwrap();
        }
    });
    drain_into!(gutter, leaf => println!("leaf {leaf}"));
    wind.join().unwrap();
}
