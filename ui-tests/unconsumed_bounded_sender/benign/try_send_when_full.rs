//! `try_send` returns when the queue is full, so nothing waits.
//! run: ends
use std::sync::mpsc::{TrySendError, sync_channel};

fn main() {
    let (spots, _garage) = sync_channel(2);
    let mut turned_away = 0;
    for plate in ["AB-1", "CD-2", "EF-3", "GH-4"] {
        match spots.try_send(plate) {
            Ok(()) => println!("{plate} parked"),
            Err(TrySendError::Full(_)) => turned_away += 1,
            Err(TrySendError::Disconnected(_)) => break,
        }
    }
    println!("{turned_away} turned away");
}
