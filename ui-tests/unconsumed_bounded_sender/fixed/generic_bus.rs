//! `Bus<T>` can be drained, and the session does so after each event.
//! run: ends
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
            self.publish.send(event.clone()).unwrap();
        }
    }
}

impl<T> Bus<T> {
    fn drain(&self) -> Vec<T> {
        self.subscribers.iter().flat_map(|receiver| receiver.try_iter()).collect()
    }
}

fn main() {
    let bus = Bus::with_capacity(2);
    for event in ["open", "edit", "save", "close"] {
        bus.emit(&event);
        println!("{:?}", bus.drain());
    }
    println!("session recorded");
}
