//! The queue between programs and the printer.
mod paper;

use crossbeam_channel::{Sender, bounded};
use paper::Tray;

pub struct Spooler {
    pages: Sender<u32>,
    tray: Tray,
}

impl Spooler {
    pub fn start() -> Self {
        let (pages, queue) = bounded(16);
        Self { pages, tray: Tray::new(500, queue) }
    }

    pub fn print(&self, page: u32) {
        let sent = self.pages.send(page);
        if sent.is_err() {
            eprintln!("printer is off");
        }
    }

    pub fn paper(&self) -> usize {
        self.tray.sheets()
    }
}
