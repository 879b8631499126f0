//! The pop is a statement of its own.
//! run: ends
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
        loop {
            let job = self.jobs.lock().pop();
            let Some(job) = job else { return sum };
            sum += job;
            if job > 0 {
                self.push(job - 1);
            }
        }
    }
}

fn main() {
    let queue = Queue { jobs: Mutex::new(vec![3]) };
    println!("{}", queue.crawl());
}
