//! `Drop` joins the writer, and the field `lines` is dropped only after that.
//! run: hangs
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};

struct Writer {
    lines: Sender<String>,
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
        Self { lines, thread: Some(thread) }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
            //~^ join_with_live_sender
        }
    }
}

fn session(id: u32) {
    let writer = Writer::start();
    writer.lines.send(format!("session {id}")).unwrap();
}

#[tokio::main]
async fn main() {
    tokio::task::spawn_blocking(|| session(1)).await.unwrap();
    println!("closed");
}
