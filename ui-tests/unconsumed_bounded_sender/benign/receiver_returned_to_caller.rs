//! `subscribe` returns the receiver, and its caller reads it.
//! run: ends
use flume::{Receiver, Sender, bounded};

fn subscribe(depth: usize) -> (Sender<f64>, Receiver<f64>) {
    let (quotes, feed) = bounded(depth);
    (quotes, feed)
}

fn main() {
    let (quotes, feed) = subscribe(1);
    let ticker = std::thread::spawn(move || {
        for step in 0..5 {
            quotes.send(100.0 + f64::from(step)).unwrap();
        }
    });
    let highest = feed.iter().fold(0.0, f64::max);
    ticker.join().unwrap();
    println!("{highest}");
}
