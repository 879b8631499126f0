//! `start` was to take the receiver out of the option, but does not exist; batch 3 hangs.
//! run: hangs
use crossbeam_channel::{Receiver, Sender, bounded};

struct Indexer {
    batches: Sender<Vec<&'static str>>,
    worker_input: Option<Receiver<Vec<&'static str>>>,
}

impl Indexer {
    fn new() -> Self {
        let (batches, input) = bounded(2);
        Self { batches, worker_input: Some(input) }
    }

    fn add(&self, words: &[&'static str]) {
        for batch in words.chunks(3) {
            self.batches.send(batch.to_vec()).unwrap(); //~ unconsumed_bounded_sender
        }
    }

    fn is_ready(&self) -> bool {
        self.worker_input.is_some()
    }
}

fn main() {
    let indexer = Indexer::new();
    if indexer.is_ready() {
        indexer.add(&["red", "green", "blue", "cyan", "pink", "grey", "teal", "lime", "navy"]);
    }
    println!("indexed");
}
