//! The guard is dropped, so the helper finds the lock free.
//! run: ends
use std::sync::Mutex;

struct Queue {
    jobs: Mutex<Vec<u32>>,
}

impl Queue {
    fn push(&self, job: u32) {
        self.jobs.lock().unwrap().push(job);
    }

    fn add_two(&self) {
        let mut jobs = self.jobs.lock().unwrap();
        jobs.push(1);
        drop(jobs);
        self.push(2);
    }
}

fn main() {
    let queue = Queue { jobs: Mutex::default() };
    queue.add_two();
}
