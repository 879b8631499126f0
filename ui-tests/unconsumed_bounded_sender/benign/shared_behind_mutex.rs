//! Workers share the receiver behind a mutex and take turns to read.
//! run: ends
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

fn work(queue: &Mutex<Receiver<u32>>) -> u32 {
    let mut done = 0;
    loop {
        let Ok(job) = queue.lock().unwrap().recv() else { return done };
        done += job % 2;
    }
}

fn main() {
    let (jobs, queue) = sync_channel(2);
    let queue = Arc::new(Mutex::new(queue));
    let workers: Vec<_> = (0..3)
        .map(|_| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || work(&queue))
        })
        .collect();
    for job in 0..30 {
        jobs.send(job).unwrap();
    }
    drop(jobs);
    let odd: u32 = workers.into_iter().map(|worker| worker.join().unwrap()).sum();
    println!("{odd} odd jobs");
}
