//! The worker of a queue.
use std::thread::{self, JoinHandle};

use crate::queue::Queue;

pub fn start(queue: &mut Queue) -> JoinHandle<usize> {
    let jobs = queue.take_jobs();
    thread::spawn(move || jobs.into_iter().count())
}
