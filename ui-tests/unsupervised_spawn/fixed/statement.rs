//! The result is looked at.
//! run: ends
use std::thread;

fn main() {
    let written = thread::spawn(|| std::fs::write("/no/such/folder/log.txt", "hello"));
    println!("{:?}", written.join().unwrap());
}
