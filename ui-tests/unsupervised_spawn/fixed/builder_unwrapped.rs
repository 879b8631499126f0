//! The thread is joined.
//! run: ends
use std::thread;

fn main() {
    let writer = thread::Builder::new()
        .name("writer".into())
        .spawn(|| println!("written"))
        .expect("there is room for a thread");
    writer.join().unwrap();
}
