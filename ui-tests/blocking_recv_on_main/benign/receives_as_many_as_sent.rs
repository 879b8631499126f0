//! Each receive has its message, so the kept sender does not matter.
//! run: ends
use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    for n in 0..4 {
        let tx = tx.clone();
        thread::spawn(move || tx.send(n));
    }
    for _ in 0..4 {
        println!("{}", rx.recv().unwrap());
    }
    for n in rx.iter().take(0) {
        println!("{n}");
    }
}
