//! An error ends the loop.
//! run: ends
use std::sync::mpsc;

fn print(lines: &mpsc::Receiver<String>) -> Result<(), mpsc::RecvError> {
    loop {
        println!("{}", lines.recv()?);
    }
}

fn main() {
    let (line, lines) = mpsc::channel();
    line.send("hello".to_owned()).unwrap();
    drop(line);
    print(&lines).unwrap_err();
}
