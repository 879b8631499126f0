//! Only the threads hold senders, so the loop ends with them.
//! run: ends
use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    for shelf in 0..3 {
        let tx = tx.clone();
        thread::spawn(move || tx.send(shelf * 40).expect("main counts"));
    }
    drop(tx);
    let mut books = 0;
    for counted in rx {
        books += counted;
        println!("{books} books");
    }
}
