//! The sender is taken out of its field before the join.
//! run: ends
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};

struct Writer {
    lines: Option<Sender<String>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    fn start() -> Self {
        let (lines, queue) = channel::<String>();
        let thread = thread::spawn(move || {
            while let Ok(line) = queue.recv() {
                println!("{line}");
            }
        });
        Self { lines: Some(lines), thread: Some(thread) }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.lines.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn session(id: u32) {
    let writer = Writer::start();
    if let Some(lines) = &writer.lines {
        lines.send(format!("session {id}")).unwrap();
    }
}

#[tokio::main]
async fn main() {
    tokio::task::spawn_blocking(|| session(1)).await.unwrap();
    println!("closed");
}
