//! The step says that the channel is closed, and `?` leaves the loop.
//! run: ends
use std::sync::mpsc::{self, Receiver, RecvError};

struct Pump {
    strokes: Receiver<u32>,
    moved: u32,
}

impl Pump {
    fn step(&mut self) -> Result<(), RecvError> {
        self.moved += self.strokes.recv()?;
        Ok(())
    }

    fn run(&mut self) -> Result<(), RecvError> {
        loop {
            self.step()?;
        }
    }
}

fn main() {
    let (handle, strokes) = mpsc::channel();
    handle.send(3).expect("the pump is there");
    drop(handle);
    let mut pump = Pump { strokes, moved: 0 };
    println!("{:?} after {}", pump.run(), pump.moved);
}
