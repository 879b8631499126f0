//! The join is on the blocking pool, so the task runs meanwhile.
//! run: ends
use std::sync::mpsc;
use std::thread::{self, JoinHandle};

struct Scanner {
    thread: JoinHandle<usize>,
}

impl Scanner {
    fn start(pages: mpsc::Receiver<String>) -> Self {
        let thread = thread::spawn(move || {
            let mut read = 0;
            for page in pages {
                read += page.len();
            }
            read
        });
        Self { thread }
    }

    async fn finish(self) -> usize {
        let thread = self.thread;
        tokio::task::spawn_blocking(move || thread.join().unwrap()).await.unwrap()
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (pages, scanned) = mpsc::channel();
    tokio::spawn(async move {
        for page in ["title", "index"] {
            tokio::task::yield_now().await;
            let _ = pages.send(page.to_owned());
        }
    });
    let scanner = Scanner::start(scanned);
    println!("{} letters", scanner.finish().await);
}
