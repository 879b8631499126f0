//! The closed channel is asked a limited number of times.
//! run: ends
use std::sync::mpsc::{self, TryRecvError};
use std::thread;
use std::time::Duration;

fn main() {
    let (taps, drops) = mpsc::channel();
    taps.send(1).expect("the sink is there");
    drop(taps);
    let mut closed = 0;
    loop {
        match drops.try_recv() {
            Ok(drop) => println!("{drop}"),
            Err(TryRecvError::Empty) => thread::sleep(Duration::from_millis(1)),
            Err(TryRecvError::Disconnected) => {
                closed += 1;
                if closed == 3 {
                    break;
                }
            }
        }
    }
}
