//! The receiver goes to a function out of a table, which reads it.
//! run: ends
use std::collections::HashMap;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

type Handler = fn(Receiver<u32>) -> u32;

fn add(numbers: Receiver<u32>) -> u32 {
    numbers.iter().sum()
}

fn multiply(numbers: Receiver<u32>) -> u32 {
    numbers.iter().product()
}

fn main() {
    let handlers: HashMap<&str, Handler> = HashMap::from([("+", add as Handler), ("*", multiply)]);
    let (numbers, input) = sync_channel(1);
    let handler = handlers["*"];
    let result = thread::spawn(move || handler(input));
    for number in 1..=6 {
        numbers.send(number).unwrap();
    }
    drop(numbers);
    println!("{}", result.join().unwrap());
}
