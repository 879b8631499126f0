//! The placeholder is replaced before anything is sent.
//! run: ends
use std::sync::mpsc::{Sender, channel};

struct Round {
    out: Sender<u32>,
}

impl Round {
    fn play(&self) {
        self.out.send(6).expect("the round is open");
    }
}

fn main() {
    let mut round = Round { out: channel().0 };
    for n in 0..3 {
        let (out, throws) = channel();
        round.out = out;
        round.play();
        println!("{n}: {:?}", throws.recv());
    }
}
