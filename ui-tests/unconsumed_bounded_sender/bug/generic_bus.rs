//! `Bus<T>` has both ends and can only publish: the third event blocks the thread for good.
//! run: hangs
use flume::{Receiver, Sender};

struct Bus<T> {
    publish: Sender<T>,
    subscribers: Vec<Receiver<T>>,
}

impl<T: Clone> Bus<T> {
    fn with_capacity(events: usize) -> Self {
        let (publish, first) = flume::bounded(events);
        Self { publish, subscribers: vec![first] }
    }

    fn emit(&self, event: &T) {
        for _ in &self.subscribers {
            self.publish.send(event.clone()).unwrap(); //~ unconsumed_bounded_sender
        }
    }
}

fn main() {
    let bus = Bus::with_capacity(2);
    for event in ["open", "edit", "save", "close"] {
        bus.emit(&event);
    }
    println!("session recorded");
}
