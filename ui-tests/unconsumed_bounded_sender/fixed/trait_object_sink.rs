//! A full queue is flushed before the next line goes in.
//! run: ends
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};

trait Sink {
    fn store(&self, line: String);
}

struct QueueSink {
    lines: SyncSender<String>,
    flusher: Receiver<String>,
}

impl QueueSink {
    fn new() -> Self {
        let (lines, flusher) = sync_channel(64);
        QueueSink { lines, flusher }
    }
}

impl Sink for QueueSink {
    fn store(&self, line: String) {
        if let Err(TrySendError::Full(line)) = self.lines.try_send(line) {
            println!("flushed {}", self.flusher.try_iter().count());
            self.lines.send(line).expect("the flusher is in this struct");
        }
    }
}

fn log_all(sink: &dyn Sink, count: usize) {
    for n in 0..count {
        sink.store(format!("request {n}"));
    }
}

fn main() {
    log_all(&QueueSink::new(), 200);
    println!("logged");
}
