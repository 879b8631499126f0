//! The meter hands its receiver out.
//! run: ends
use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender};

struct Meter {
    readings: UnboundedSender<u32>,
}

impl Meter {
    fn new() -> (Self, UnboundedReceiver<u32>) {
        let (readings, seen) = mpsc::unbounded_channel();
        (Self { readings }, seen)
    }

    fn read(&self, watts: u32) {
        if self.readings.send(watts).is_err() {
            eprintln!("nobody reads the meter");
        }
    }
}

#[tokio::main]
async fn main() {
    let (meter, mut seen) = Meter::new();
    meter.read(230);
    meter.read(250);
    drop(meter);
    while let Some(watts) = seen.recv().await {
        println!("{watts}");
    }
}
