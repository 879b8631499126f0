//! `Source::pull` is the only code that reads, behind a generic parameter.
//! run: ends
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

trait Source {
    fn pull(&mut self) -> Option<u32>;
}

struct Pipe(Receiver<u32>);

impl Source for Pipe {
    fn pull(&mut self) -> Option<u32> {
        self.0.recv().ok()
    }
}

fn sum(mut source: impl Source) -> u32 {
    let mut sum = 0;
    while let Some(litres) = source.pull() {
        sum += litres;
    }
    sum
}

fn main() {
    let (water, pipe) = sync_channel(0);
    let tank = thread::spawn(move || sum(Pipe(pipe)));
    for litres in 1..=8 {
        water.send(litres).unwrap();
    }
    drop(water);
    println!("{} litres", tank.join().unwrap());
}
