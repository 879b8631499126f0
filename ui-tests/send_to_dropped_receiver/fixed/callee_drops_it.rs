//! `attach` keeps the receiver.
//! run: ends
use std::sync::mpsc::{Receiver, sync_channel};

#[derive(Default)]
struct Screen {
    attached: usize,
    frames: Vec<Receiver<Vec<u8>>>,
}

impl Screen {
    fn attach(&mut self, frames: Receiver<Vec<u8>>) {
        self.frames.push(frames);
        self.attached += 1;
    }
}

fn main() {
    let mut screen = Screen::default();
    let (frames, shown) = sync_channel(2);
    screen.attach(shown);
    let sent = frames.send(vec![0; 16]);
    println!("{} {}", screen.attached, sent.is_ok());
    println!("{}", screen.frames.iter().map(|frames| frames.try_iter().count()).sum::<usize>());
}
