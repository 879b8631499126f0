//! The thread waits for a task of the runtime whose only thread waits for it.
//! run: hangs
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
        self.thread.join().unwrap() //~ blocking_recv_on_main
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
