//! Without a number of milliseconds it stays until it is killed, as its user wants.
//! run: ends
use std::time::Duration;
use std::{env, thread};

fn main() {
    let helper = thread::spawn(|| println!("started"));
    helper.join().unwrap();
    let pause = match env::args().nth(1) {
        Some(argument) if argument == "for-ever" => None,
        Some(argument) => argument.parse().ok(),
        None => Some(10),
    };
    if let Some(pause) = pause.map(Duration::from_millis) {
        thread::sleep(pause);
    } else {
        thread::park();
    }
    println!("over");
}
