//! There is one loop, and the `break` leaves it.
//! run: ends
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

fn drive(stops: &Receiver<&'static str>) {
    loop {
        match stops.try_recv() {
            Ok("depot") => break,
            Ok(stop) => println!("at {stop}"),
            Err(_) => thread::sleep(Duration::from_millis(1)),
        }
    }
}

fn main() {
    let (line, stops) = mpsc::channel();
    let bus = thread::spawn(move || drive(&stops));
    for stop in ["market", "park", "depot"] {
        line.send(stop).expect("the bus drives");
    }
    bus.join().expect("the bus does not panic");
    println!("in the depot");
}
