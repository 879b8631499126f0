//! The last act of `main` is to wait: the program runs until its other thread ends it.
//! run: ends
use std::thread;
use std::time::Duration;

fn main() {
    thread::spawn(|| {
        thread::sleep(Duration::from_millis(50));
        std::process::exit(0);
    });
    thread::park();
}
