//! A closed line is replaced by a new one.
//! run: ends
use std::sync::mpsc::{self, Receiver};
use std::thread;

fn connect(n: u32) -> Receiver<u32> {
    let (line, calls) = mpsc::channel();
    thread::spawn(move || line.send(n));
    calls
}

fn main() {
    let mut calls = connect(0);
    let mut lost = 0;
    let mut heard = 0;
    while heard < 5 {
        match calls.recv() {
            Ok(call) => {
                heard += 1;
                println!("{call}");
            }
            Err(_) => {
                lost += 1;
                calls = connect(lost);
            }
        }
    }
}
