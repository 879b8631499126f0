use tokio::sync::mpsc::{self, Receiver, Sender};

pub struct Entry {
    pub branch: &'static str,
    pub amount: u64,
}

pub struct Ledger {
    entries: Sender<Entry>,
    pub journal: Receiver<Entry>,
}

impl Ledger {
    pub fn open() -> Self {
        let (entries, journal) = mpsc::channel(16);
        Self { entries, journal }
    }

    pub fn entries(&self) -> Sender<Entry> {
        self.entries.clone()
    }
}
