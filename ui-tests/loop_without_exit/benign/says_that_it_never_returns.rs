//! The signature says that the function never returns.
//! run: ends
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

fn forever(ticks: &Receiver<u32>) -> ! {
    loop {
        if let Ok(tick) = ticks.recv() {
            println!("{tick}");
        }
    }
}

fn main() {
    let (clock, ticks) = mpsc::channel();
    thread::spawn(move || forever(&ticks));
    clock.send(1).expect("the listener is there");
    thread::sleep(Duration::from_millis(10));
}
