//! The tray, which starts the printer.
use crossbeam_channel::Receiver;

pub struct Tray {
    sheets: usize,
    queue: Receiver<u32>,
}

impl Tray {
    pub fn new(sheets: usize, queue: Receiver<u32>) -> Self {
        let printer = queue.clone();
        std::thread::spawn(move || {
            for page in printer {
                println!("page {page}");
            }
        });
        Self { sheets, queue }
    }

    pub fn sheets(&self) -> usize {
        self.sheets.saturating_sub(self.queue.len())
    }
}
