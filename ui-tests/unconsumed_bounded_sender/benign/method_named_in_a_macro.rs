//! Who receives is named as an argument of `on_field!`, and called by its rules.
//! run: ends
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

macro_rules! on_field {
    ($owner:expr, $field:ident . $method:ident) => {
        $owner.$field.$method()
    };
}

struct Loom {
    threads: SyncSender<u32>,
    shuttle: Receiver<u32>,
}

impl Loom {
    fn weave(&self, thread: u32) {
        self.threads.send(thread).unwrap();
        let woven = on_field!(self, shuttle.recv);
        println!("{woven:?}");
    }
}

fn main() {
    let (threads, shuttle) = sync_channel(1);
    let loom = Loom { threads, shuttle };
    for thread in 0..3 {
        loom.weave(thread);
    }
}
