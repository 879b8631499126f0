//! The job is taken out first, so the guard ends before `push`.
//! run: ends
use std::sync::Mutex;

struct Queue {
    jobs: Mutex<Vec<u32>>,
}

impl Queue {
    fn push(&self, job: u32) {
        self.jobs.lock().unwrap().push(job);
    }

    fn retry_last(&self) {
        let last = self.jobs.lock().unwrap().pop();
        match last {
            Some(job) => self.push(job + 1),
            None => println!("nothing to retry"),
        }
    }
}

fn main() {
    let queue = Queue { jobs: Mutex::new(vec![1]) };
    queue.retry_last();
}
