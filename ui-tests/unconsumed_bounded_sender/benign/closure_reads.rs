//! The closure that is handed out reads the receiver which it captured.
//! run: ends
use std::sync::mpsc::sync_channel;
use std::thread;

fn dealer() -> (impl Fn(u8) + Send + 'static, impl FnMut() -> Option<u8>) {
    let (deck, hand) = sync_channel(1);
    let deal = move |card| deck.send(card).expect("a player is at the table");
    let draw = move || hand.recv().ok();
    (deal, draw)
}

fn main() {
    let (deal, mut draw) = dealer();
    let dealing = thread::spawn(move || (1..=5).for_each(deal));
    while let Some(card) = draw() {
        println!("card {card}");
    }
    dealing.join().unwrap();
}
