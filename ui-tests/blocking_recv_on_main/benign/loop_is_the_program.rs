//! The receive loop is the program; a clone is kept for producers that come later.
//! run: ends
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (events, queue) = mpsc::channel();
    let ticks = events.clone();
    thread::spawn(move || {
        let mut n = 0;
        loop {
            thread::sleep(Duration::from_millis(5));
            n += 1;
            if ticks.send(n).is_err() {
                return;
            }
        }
    });
    for tick in queue {
        println!("tick {tick}");
        if tick == 3 {
            std::process::exit(0);
        }
    }
}
