//! `tx` lives until `main` ends, so the loop over the receiver never sees the end.
//! run: hangs
use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    for shelf in 0..3 {
        let tx = tx.clone();
        thread::spawn(move || tx.send(shelf * 40).expect("main counts"));
    }
    let mut books = 0;
    for counted in rx {
        //~^ blocking_recv_on_main
        books += counted;
        println!("{books} books");
    }
}
