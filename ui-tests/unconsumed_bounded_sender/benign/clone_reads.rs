//! The kept `_original` never reads, but a clone of it does.
//! run: ends
use std::thread;

use crossbeam_channel::bounded;

fn main() {
    let (stamps, _original) = bounded(1);
    let copy = _original.clone();
    let album = thread::spawn(move || {
        let mut collected = Vec::new();
        while let Ok(year) = copy.recv() {
            collected.push(year);
            if collected.len() == 5 {
                break;
            }
        }
        collected
    });
    for year in 1840..1845 {
        stamps.send(year).unwrap();
    }
    println!("{:?}", album.join().unwrap());
}
