//! `Drop` joins the worker, and the field `jobs` is dropped only after that.
//! run: hangs
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};

struct Pool {
    jobs: Sender<u32>,
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
        Self { jobs, worker: Some(worker) }
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        if let Some(worker) = self.worker.take() {
            worker.join().unwrap(); //~ blocking_recv_on_main
        }
    }
}

fn main() {
    let pool = Pool::new();
    pool.jobs.send(7).unwrap();
}
