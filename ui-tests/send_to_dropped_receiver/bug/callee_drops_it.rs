//! `attach` takes the receiver and keeps nothing of it.
//! run: ends
use std::sync::mpsc::{Receiver, sync_channel};

#[derive(Default)]
struct Screen {
    attached: usize,
}

impl Screen {
    fn attach(&mut self, _frames: Receiver<Vec<u8>>) {
        self.attached += 1;
    }
}

fn main() {
    let mut screen = Screen::default();
    let (frames, shown) = sync_channel(2);
    screen.attach(shown); //~ send_to_dropped_receiver
    let sent = frames.send(vec![0; 16]);
    println!("{} {}", screen.attached, sent.is_ok());
}
