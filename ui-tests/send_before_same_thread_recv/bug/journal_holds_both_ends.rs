//! The journal is flushed after all is written: entry 4 waits for room that only `flush` makes.
//! run: hangs
use flume::{Receiver, Sender, bounded};

struct Journal {
    entries: Sender<String>,
    pending: Receiver<String>,
    written: usize,
}

impl Journal {
    fn new() -> Self {
        let (entries, pending) = bounded(3);
        Self { entries, pending, written: 0 }
    }

    fn write(&self, entry: &str) {
        self.entries.send(entry.to_owned()).expect("the journal owns the receiver"); //~ send_before_same_thread_recv
    }

    fn flush(&mut self) {
        for entry in self.pending.drain() {
            self.written += entry.len();
        }
    }
}

fn main() {
    let mut journal = Journal::new();
    for n in 0..4 {
        journal.write(if n % 2 == 0 { "debit" } else { "credit" });
    }
    journal.flush();
    println!("{}", journal.written);
}
