//! The `break` leaves the inner loop only, and the thread is joined.
//! run: hangs
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

fn drive(stops: &Receiver<&'static str>) {
    loop {
        //~^ loop_without_exit
        loop {
            match stops.try_recv() {
                Ok("depot") => break,
                Ok(stop) => println!("at {stop}"),
                Err(_) => thread::sleep(Duration::from_millis(1)),
            }
        }
        println!("turning round");
        thread::sleep(Duration::from_millis(5));
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
