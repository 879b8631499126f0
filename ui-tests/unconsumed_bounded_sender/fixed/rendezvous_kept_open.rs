//! A thread meets the sender at the rendezvous.
//! run: ends
use std::sync::mpsc::sync_channel;

fn announce(level: u32) -> u32 {
    let (gate, watchman) = sync_channel(0);
    let watch = std::thread::spawn(move || watchman.recv());
    if level > 3 {
        gate.send(level).expect("the watchman is at the gate");
    }
    drop(gate);
    let seen = watch.join().expect("the watch does not panic");
    println!("watchman saw {seen:?}");
    level * 2
}

fn main() {
    println!("pumps at {} %", announce(40));
}
