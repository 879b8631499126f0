//! The worker was given `spare` by mistake; `jobs` stays in `main`, alive and unread.
//! run: hangs
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

fn crunch(input: Receiver<u64>) -> u64 {
    let mut sum = 0;
    while let Ok(number) = input.recv() {
        sum += number * number;
    }
    sum
}

fn main() {
    let (submit, jobs) = sync_channel(4);
    let (retry, spare) = sync_channel(4);
    let worker = thread::spawn(move || crunch(spare));
    for number in 1..=10 {
        submit.send(number).unwrap(); //~ unconsumed_bounded_sender
    }
    drop((submit, retry, jobs));
    println!("{}", worker.join().unwrap());
}
