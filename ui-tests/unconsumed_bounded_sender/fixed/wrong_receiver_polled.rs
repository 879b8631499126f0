//! Each queue has a worker.
//! run: ends
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
    let main_worker = thread::spawn(move || crunch(jobs));
    for number in 1..=10 {
        submit.send(number).unwrap();
    }
    drop((submit, retry));
    println!("{} {}", main_worker.join().unwrap(), worker.join().unwrap());
}
