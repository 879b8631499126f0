//! The sender is on a thread of its own: the receive blocks the runtime, but it completes.
//! run: ends
use std::sync::mpsc;
use std::thread;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (keys, pressed) = mpsc::channel();
    thread::spawn(move || keys.send('q'));
    println!("{:?}", pressed.recv());
}
