//! Since edition 2024 the guard of an `if let` is gone in its `else`.
//! run: ends
use std::sync::Mutex;

struct Queue {
    jobs: Mutex<Vec<u32>>,
}

impl Queue {
    fn push(&self, job: u32) {
        self.jobs.lock().unwrap().push(job);
    }

    fn first_or_push(&self) -> u32 {
        if let Some(first) = self.jobs.lock().unwrap().first() {
            *first
        } else {
            self.push(7);
            7
        }
    }
}

fn main() {
    let queue = Queue { jobs: Mutex::default() };
    println!("{}", queue.first_or_push());
}
