//! `None` ends the loop.
//! run: ends
use std::time::Duration;

use tokio::sync::mpsc;

struct Printer {
    jobs: mpsc::Receiver<String>,
    pages: usize,
}

impl Printer {
    async fn run(mut self) {
        loop {
            let Some(job) = self.jobs.recv().await else {
                break;
            };
            self.pages += 1;
            println!("page {}: {job}", self.pages);
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (queue, jobs) = mpsc::channel(4);
    let printer = tokio::spawn(Printer { jobs, pages: 0 }.run());
    queue.send("letter".to_owned()).await.expect("the printer is on");
    drop(queue);
    printer.await.expect("the printer does not panic");
}
