//! Both ends in one struct; the receiver can be taken out once.
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

pub struct Queue {
    submit: SyncSender<u32>,
    jobs: Option<Receiver<u32>>,
}

impl Queue {
    pub fn new() -> Self {
        let (submit, jobs) = sync_channel(1);
        Self { submit, jobs: Some(jobs) }
    }

    pub fn submit(&self, job: u32) {
        self.submit.send(job).expect("the worker is alive");
    }

    pub fn take_jobs(&mut self) -> Receiver<u32> {
        self.jobs.take().expect("one worker a queue")
    }
}
