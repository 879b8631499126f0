//! The label printer, a thread of its own as its driver blocks.

use std::thread;

use crossbeam_channel::{Receiver, Sender, bounded};

use crate::Parcel;

/// Labels that wait for paper.
const TRAY: usize = 16;

/// The printer: express labels go to the first tray, all others to the second.
pub struct LabelPrinter {
    express: Sender<String>,
    regular: Sender<String>,
    /// Ordered, but not built in.
    second_tray: Receiver<String>,
}

impl LabelPrinter {
    pub fn start() -> Self {
        let (express, first_tray) = bounded(TRAY);
        let (regular, second_tray) = bounded(TRAY);
        thread::spawn(move || drive(&first_tray));
        Self { express, regular, second_tray }
    }

    /// Queues the parcel's label.
    pub fn print(&self, parcel: &Parcel) {
        let label = format!("{:05} {}", parcel.postcode, parcel.customer);
        if parcel.express {
            self.express.send(label).expect("the driver runs until the end");
        } else {
            self.regular.send(label).expect("the second tray is kept");
        }
    }

    /// How many labels are not printed yet.
    pub fn waiting(&self) -> usize {
        self.express.len() + self.second_tray.len()
    }
}

fn drive(labels: &Receiver<String>) {
    for label in labels {
        println!("label: {label}");
    }
}
