//! The end of the channel ends the process, in a function of its own.
//! run: ends
use std::sync::mpsc;

fn stop(count: u32) {
    println!("{count} lines");
    std::process::exit(0);
}

fn main() {
    let (input, lines) = mpsc::channel();
    input.send("hello").expect("the reader is there");
    drop(input);
    let mut count = 0;
    loop {
        match lines.recv() {
            Ok(line) => {
                count += 1;
                println!("{line}");
            }
            Err(_) => stop(count),
        }
    }
}
