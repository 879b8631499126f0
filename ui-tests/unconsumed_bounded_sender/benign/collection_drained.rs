//! Receivers are kept in a `Vec`, out of which each goes to a thread that reads it.
//! run: ends
use std::thread;

use flume::{Receiver, Sender, bounded};

fn lanes(count: usize) -> (Vec<Sender<u32>>, Vec<Receiver<u32>>) {
    (0..count).map(|_| bounded(1)).unzip()
}

fn main() {
    let (cars, mut booths) = lanes(3);
    let mut workers = Vec::new();
    while let Some(booth) = booths.pop() {
        workers.push(thread::spawn(move || booth.iter().count()));
    }
    for car in 0..12 {
        cars[car as usize % 3].send(car).unwrap();
    }
    drop(cars);
    let paid: usize = workers.into_iter().map(|worker| worker.join().unwrap()).sum();
    println!("{paid} cars");
}
