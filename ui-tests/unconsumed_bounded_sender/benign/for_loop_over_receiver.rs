//! `for … in rx` reads until the sender is gone.
//! run: ends
use std::thread;

use crossbeam_channel::bounded;

fn main() {
    let (sheep, gate) = bounded(1);
    let shepherd = thread::spawn(move || {
        let mut counted = 0;
        for _sheep in gate {
            counted += 1;
        }
        counted
    });
    for name in ["dolly", "molly", "polly"] {
        sheep.send(name).unwrap();
    }
    drop(sheep);
    println!("{} sheep", shepherd.join().unwrap());
}
