//! The log and its writer.
use tokio::sync::mpsc::{self, Receiver, Sender};

/// An account and what was added to it.
pub type Entry = (u32, i64);

pub struct Log {
    name: &'static str,
    writer: Sender<Entry>,
    entries: Receiver<Entry>,
}

pub fn open() -> Log {
    let (writer, entries) = mpsc::channel(1);
    Log { name: "audit.log", writer, entries }
}

impl Log {
    pub fn writer(&self) -> Sender<Entry> {
        self.writer.clone()
    }

    pub async fn print(&mut self) {
        while let Some(entry) = self.entries.recv().await {
            println!("{entry:?}");
        }
    }

    pub fn name(&self) -> &'static str {
        self.name
    }
}
