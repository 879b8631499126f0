//! The tray, which keeps the queue that the printer is to empty.
use crossbeam_channel::Receiver;

pub struct Tray {
    sheets: usize,
    queue: Receiver<u32>,
}

impl Tray {
    pub fn new(sheets: usize, queue: Receiver<u32>) -> Self {
        Self { sheets, queue }
    }

    pub fn sheets(&self) -> usize {
        self.sheets.saturating_sub(self.queue.len())
    }
}
