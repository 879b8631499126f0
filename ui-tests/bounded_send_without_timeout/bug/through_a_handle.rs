//! Every caller of `print` waits as long as the printer likes.
//! run: ends
use crossbeam_channel::{Sender, bounded};
use std::thread;

struct Printer {
    pages: Sender<u32>,
}

impl Printer {
    fn print(&self, page: u32) {
        self.pages.send(page).expect("the printer is on"); //~ bounded_send_without_timeout
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
