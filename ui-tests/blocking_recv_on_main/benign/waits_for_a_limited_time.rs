//! The receive gives up by itself.
//! run: ends
use std::sync::mpsc;
use std::time::Duration;

fn main() {
    let (_bell, rings) = mpsc::channel::<()>();
    while rings.recv_timeout(Duration::from_millis(20)).is_ok() {
        println!("ring");
    }
    println!("nobody at the door");
}
