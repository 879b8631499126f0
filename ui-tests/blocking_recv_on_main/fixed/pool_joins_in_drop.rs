//! `Drop` takes the sender out first, so the worker ends.
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
        drop(self.jobs.take());
        if let Some(worker) = self.worker.take() {
            worker.join().unwrap();
        }
    }
}

fn main() {
    let pool = Pool::new();
    pool.jobs.as_ref().expect("open").send(7).unwrap();
}
