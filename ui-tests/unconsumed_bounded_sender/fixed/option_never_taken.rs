//! `start` takes the receiver and reads it in a thread.
//! run: ends
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

    fn start(&mut self) {
        if let Some(input) = self.worker_input.take() {
            std::thread::spawn(move || {
                for batch in input {
                    println!("{batch:?}");
                }
            });
        }
    }

    fn add(&self, words: &[&'static str]) {
        for batch in words.chunks(3) {
            self.batches.send(batch.to_vec()).unwrap();
        }
    }

    fn is_ready(&self) -> bool {
        self.worker_input.is_some()
    }
}

fn main() {
    let mut indexer = Indexer::new();
    indexer.start();
    if !indexer.is_ready() {
        indexer.add(&["red", "green", "blue", "cyan", "pink", "grey", "teal", "lime", "navy"]);
    }
    println!("indexed");
}
