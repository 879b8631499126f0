//! The tally hands out clones of its sender and keeps it while it drains its own queue.
//! run: hangs
use crossbeam_channel::{Receiver, Sender, unbounded};
use std::thread;

struct Tally {
    votes: Sender<&'static str>,
    urn: Receiver<&'static str>,
}

impl Tally {
    fn new() -> Self {
        let (votes, urn) = unbounded();
        Self { votes, urn }
    }

    fn open_booth(&self, choice: &'static str) {
        let votes = self.votes.clone();
        thread::spawn(move || votes.send(choice));
    }

    fn count(self) -> usize {
        let mut yes = 0;
        while let Ok(vote) = self.urn.recv() {
            //~^ blocking_recv_on_main
            yes += usize::from(vote == "yes");
        }
        yes
    }
}

fn main() {
    let tally = Tally::new();
    for choice in ["yes", "no", "yes"] {
        tally.open_booth(choice);
    }
    println!("{} in favour", tally.count());
}
