//! The loop fills the queue and sends no more than it holds.
//! run: ends
use crossbeam_channel::bounded;

const SEATS: usize = 6;

fn main() {
    let (seats, cinema) = bounded(SEATS);
    for seat in 0..SEATS {
        seats.send(seat).unwrap();
    }
    println!("{} seats taken", cinema.len());
}
