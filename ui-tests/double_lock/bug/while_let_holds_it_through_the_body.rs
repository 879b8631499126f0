//! The guard of the `while let` lives through its body, which pushes.
//! run: hangs
use parking_lot::Mutex;

struct Queue {
    jobs: Mutex<Vec<u32>>,
}

impl Queue {
    fn push(&self, job: u32) {
        self.jobs.lock().push(job);
    }

    fn crawl(&self) -> u32 {
        let mut sum = 0;
        while let Some(job) = self.jobs.lock().pop() {
            sum += job;
            if job > 0 {
                self.push(job - 1); //~ double_lock
            }
        }
        sum
    }
}

fn main() {
    let queue = Queue { jobs: Mutex::new(vec![3]) };
    println!("{}", queue.crawl());
}
