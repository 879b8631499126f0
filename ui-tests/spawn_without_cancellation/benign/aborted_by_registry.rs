//! The registry keeps each handle and aborts it when its job is removed.
//! run: ends
use std::collections::HashMap;
use std::time::Duration;

use tokio::task::JoinHandle;

#[derive(Default)]
struct Registry {
    jobs: HashMap<u32, JoinHandle<()>>,
}

impl Registry {
    fn add(&mut self, id: u32) {
        let job = tokio::spawn(async move {
            loop {
                tokio::time::sleep(Duration::from_millis(5)).await;
                println!("job {id}");
            }
        });
        self.jobs.insert(id, job);
    }

    fn remove(&mut self, id: u32) {
        if let Some(job) = self.jobs.remove(&id) {
            job.abort();
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut registry = Registry::default();
    let mut ids = vec![1, 2];
    while let Some(id) = ids.pop() {
        registry.add(id);
        tokio::time::sleep(Duration::from_millis(12)).await;
        registry.remove(id);
    }
}
