//! `print` says when the printer does not keep up.
//! run: ends
use crossbeam_channel::{Sender, bounded};
use std::thread;
use std::time::Duration;

struct Printer {
    pages: Sender<u32>,
}

impl Printer {
    fn print(&self, page: u32) {
        self.pages.send_timeout(page, Duration::from_secs(1)).expect("the printer keeps up");
    }
}

fn main() {
    let (pages, tray) = bounded(1);
    let printing = thread::spawn(move || tray.iter().count());
    let printer = Printer { pages };
    for page in 0..4 {
        printer.print(page);
    }
    drop(printer);
    println!("{:?} pages", printing.join());
}
