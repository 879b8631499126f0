//! Another thread ends the process while `main` waits.
//! run: ends
use std::sync::mpsc;
use std::thread;

fn main() {
    let (_never, stopped) = mpsc::channel::<()>();
    thread::spawn(|| std::process::exit(0));
    let _ = stopped.recv();
    println!("stopped");
}
