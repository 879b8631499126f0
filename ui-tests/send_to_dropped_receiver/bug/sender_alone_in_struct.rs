//! The meter keeps the sender alone; what it measures is lost.
//! run: ends
use tokio::sync::mpsc::{self, UnboundedSender};

struct Meter {
    readings: UnboundedSender<u32>,
}

impl Meter {
    fn new() -> Self {
        let (readings, _) = mpsc::unbounded_channel(); //~ send_to_dropped_receiver
        Self { readings }
    }

    fn read(&self, watts: u32) {
        if self.readings.send(watts).is_err() {
            eprintln!("nobody reads the meter");
        }
    }
}

#[tokio::main]
async fn main() {
    let meter = Meter::new();
    meter.read(230);
    meter.read(250);
}
