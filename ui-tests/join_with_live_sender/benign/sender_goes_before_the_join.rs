//! The sender is dropped, taken out or moved before the join.
//! run: ends
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};

struct Pool {
    jobs: Option<Sender<u32>>,
    worker: Option<JoinHandle<()>>,
}

impl Pool {
    fn new() -> Self {
        let (jobs, queue) = channel();
        let worker = thread::spawn(move || {
            for job in queue {
                println!("job {job}");
            }
        });
        Self { jobs: Some(jobs), worker: Some(worker) }
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.jobs.take();
        if let Some(worker) = self.worker.take() {
            worker.join().unwrap();
        }
    }
}

#[tokio::main]
async fn main() {
    let pool = tokio::task::spawn_blocking(|| {
        let pool = Pool::new();
        if let Some(jobs) = &pool.jobs {
            jobs.send(1).unwrap();
        }
    });
    pool.await.unwrap();
}
