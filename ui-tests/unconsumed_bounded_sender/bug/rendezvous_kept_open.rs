//! A rendezvous holds nothing, so the first `send` already waits for a `recv` that nobody calls.
//! run: hangs
use std::sync::mpsc::sync_channel;

fn announce(level: u32) -> u32 {
    let (gate, watchman) = sync_channel(0);
    if level > 3 {
        gate.send(level).expect("the watchman is at the gate"); //~ unconsumed_bounded_sender
    }
    drop(watchman);
    level * 2
}

fn main() {
    println!("pumps at {} %", announce(40));
}
