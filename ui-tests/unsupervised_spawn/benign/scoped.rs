//! The scope joins its threads.
//! run: ends
use std::thread;

fn main() {
    thread::scope(|scope| {
        scope.spawn(|| println!("inside"));
    });
}
