//! The pool starts its worker when it is made; `finish` only looks at what is left over.
//! run: ends
use std::thread::{self, JoinHandle};

use crossbeam_channel::{Receiver, Sender, bounded};

struct Pool {
    jobs: Sender<u32>,
    left: Receiver<u32>,
    worker: JoinHandle<u32>,
}

impl Pool {
    fn start() -> Self {
        let (jobs, queue) = bounded::<u32>(1);
        let left = queue.clone();
        let worker = thread::spawn(move || queue.iter().sum());
        Self { jobs, left, worker }
    }

    fn finish(self) -> (u32, usize) {
        drop(self.jobs);
        let sum = self.worker.join().expect("the worker does not panic");
        (sum, self.left.try_iter().count())
    }
}

fn main() {
    let pool = Pool::start();
    for job in 1..=5 {
        pool.jobs.send(job).expect("the worker is alive");
    }
    println!("{:?}", pool.finish());
}
