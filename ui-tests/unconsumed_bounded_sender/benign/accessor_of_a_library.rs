//! A public method hands the receiver out, so a user of the library can read it.
//! run: library
use async_channel::{Receiver, Sender, bounded};

pub struct Watcher {
    changes: Sender<u64>,
    observed: Receiver<u64>,
}

impl Watcher {
    pub fn new() -> Self {
        let (changes, observed) = bounded(1);
        Self { changes, observed }
    }

    pub fn changes(&self) -> &Receiver<u64> {
        &self.observed
    }

    pub async fn touch_all(&self, files: &[u64]) {
        for file in files {
            if self.changes.send(*file).await.is_err() {
                return;
            }
        }
    }
}

impl Default for Watcher {
    fn default() -> Self {
        Self::new()
    }
}
