//! `_source` is the factory's own sender: the merged queue never ends.
//! run: hangs
use flume::{Receiver, Sender};
use std::thread;

fn merge(feeds: Vec<Vec<u32>>) -> (Sender<u32>, Receiver<u32>) {
    let (tx, rx) = flume::bounded(2);
    for feed in feeds {
        let tx = tx.clone();
        thread::spawn(move || {
            for item in feed {
                if tx.send(item).is_err() {
                    break;
                }
            }
        });
    }
    (tx, rx)
}

fn main() {
    let (_source, merged) = merge(vec![vec![1, 2], vec![30, 40, 50]]);
    let mut largest = 0;
    for item in merged.iter() {
        //~^ blocking_recv_on_main
        largest = largest.max(item);
    }
    println!("largest {largest}");
}
