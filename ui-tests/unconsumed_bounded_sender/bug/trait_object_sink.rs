//! The sink behind the trait is the only way in and there is none out; line 65 is never stored.
//! run: hangs
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

trait Sink {
    fn store(&self, line: String);
}

struct QueueSink {
    lines: SyncSender<String>,
    _flusher: Receiver<String>,
}

impl QueueSink {
    fn new() -> Self {
        let (lines, flusher) = sync_channel(64);
        QueueSink { lines, _flusher: flusher }
    }
}

impl Sink for QueueSink {
    fn store(&self, line: String) {
        self.lines.send(line).expect("the flusher is in this struct"); //~ unconsumed_bounded_sender
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
