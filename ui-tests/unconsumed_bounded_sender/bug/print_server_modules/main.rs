//! The spooler in `spool/mod.rs` keeps the queue for `spool/paper.rs`, which never asks for it.
//! run: hangs
//@error-in-other-file: as marked in spool/mod.rs
mod spool;

fn main() {
    let spooler = spool::Spooler::start();
    for page in 1..=40 {
        spooler.print(page);
    }
    println!("{} sheets left", spooler.paper());
}
