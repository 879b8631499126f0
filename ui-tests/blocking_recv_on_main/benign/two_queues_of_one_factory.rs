//! Two calls of `queue` make two channels: the sender that is kept is of the other one.
//! run: ends
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

fn queue() -> (Sender<u8>, Receiver<u8>) {
    channel()
}

fn main() {
    let (left, from_left) = queue();
    let (right, from_right) = queue();
    thread::spawn(move || left.send(1));
    for n in from_left {
        println!("{n}");
    }
    right.send(2).unwrap();
    println!("{:?}", from_right.recv());
}
