//! The guard in the scrutinee lives through the arms, and `push` locks again.
//! run: hangs
use std::sync::Mutex;

struct Queue {
    jobs: Mutex<Vec<u32>>,
}

impl Queue {
    fn push(&self, job: u32) {
        self.jobs.lock().unwrap().push(job);
    }

    fn retry_last(&self) {
        match self.jobs.lock().unwrap().pop() {
            Some(job) => self.push(job + 1), //~ double_lock
            None => println!("nothing to retry"),
        }
    }
}

fn main() {
    let queue = Queue { jobs: Mutex::new(vec![1]) };
    queue.retry_last();
}
