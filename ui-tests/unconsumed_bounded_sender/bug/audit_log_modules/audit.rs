//! The log and its writer.
use tokio::sync::mpsc::{self, Receiver, Sender};

/// An account and what was added to it.
pub type Entry = (u32, i64);

pub struct Log {
    name: &'static str,
    writer: Sender<Entry>,
    _entries: Receiver<Entry>,
}

pub fn open() -> Log {
    let (writer, entries) = mpsc::channel(1);
    Log { name: "audit.log", writer, _entries: entries }
}

impl Log {
    pub fn writer(&self) -> Sender<Entry> {
        self.writer.clone()
    }

    pub fn name(&self) -> &'static str {
        self.name
    }
}
