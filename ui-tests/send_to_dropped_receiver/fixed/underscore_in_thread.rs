//! The lines are printed once the thread has ended.
//! run: ends
use std::sync::mpsc::channel;
use std::thread;

fn main() {
    let (lines, printer) = channel();
    let reader = thread::spawn(move || {
        for n in 0..3 {
            lines.send(format!("line {n}")).ok();
        }
    });
    reader.join().expect("the reader does not panic");
    for line in printer {
        println!("{line}");
    }
}
