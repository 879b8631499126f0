//! `_` drops the receiver at once: each line that the thread sends is lost.
//! run: ends
use std::sync::mpsc::channel;
use std::thread;

fn main() {
    let (lines, _) = channel(); //~ send_to_dropped_receiver
    let reader = thread::spawn(move || {
        for n in 0..3 {
            lines.send(format!("line {n}")).ok();
        }
    });
    reader.join().expect("the reader does not panic");
}
