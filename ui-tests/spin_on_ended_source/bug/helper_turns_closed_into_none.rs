//! The wrapper says "closed" with `None`, and its caller asks again.
//! run: spins
use std::thread;

use crossbeam_channel::{Receiver, unbounded};

struct Mail {
    letters: Receiver<u32>,
}

impl Mail {
    /// The next letter, or nothing once the channel is closed.
    fn next(&self) -> Option<u32> {
        self.letters.recv().ok()
    }
}

fn sort(mail: &Mail) -> u32 {
    let mut sorted = 0;
    loop {
        //~^ spin_on_ended_source
        let Some(letter) = mail.next() else { continue };
        sorted += letter;
        if sorted > 1000 {
            return sorted;
        }
    }
}

fn main() {
    let (post, letters) = unbounded();
    let clerk = thread::spawn(move || sort(&Mail { letters }));
    for letter in 0..10 {
        post.send(letter).expect("the clerk is there");
    }
    drop(post);
    println!("{:?}", clerk.join());
}
