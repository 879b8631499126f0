//! The tray in `spool/paper.rs` starts a thread that prints what is in the queue.
//! run: ends
mod spool;

fn main() {
    let spooler = spool::Spooler::start();
    for page in 1..=40 {
        spooler.print(page);
    }
    println!("{} sheets left", spooler.paper());
}
