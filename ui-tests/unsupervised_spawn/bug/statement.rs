//! Nobody learns that the write failed.
//! run: ends
use std::thread;
use std::time::Duration;

fn main() {
    thread::spawn(|| std::fs::write("/no/such/folder/log.txt", "hello")); //~ unsupervised_spawn
    thread::sleep(Duration::from_millis(20));
}
