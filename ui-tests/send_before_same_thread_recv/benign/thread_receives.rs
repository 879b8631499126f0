//! The receiver moves to a thread before the first send.
//! run: ends
use std::sync::mpsc::sync_channel;
use std::thread;

fn main() {
    let (lines, printer) = sync_channel::<String>(0);
    let printing = thread::spawn(move || printer.iter().map(|line| line.len()).sum::<usize>());
    lines.send("one".to_owned()).expect("the printer is on");
    lines.send("two".to_owned()).expect("the printer is on");
    drop(lines);
    println!("{}", printing.join().expect("the printer does not panic"));
}
