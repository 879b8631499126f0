//! The supervisor gives its sender up before it joins.
//! run: ends
use std::thread;

use crossbeam_channel::unbounded;

fn supervise(jobs: u32) {
    let (work, queue) = unbounded();
    let mut threads = Vec::new();
    for id in 0..2 {
        let queue = queue.clone();
        threads.push(thread::spawn(move || {
            for job in queue {
                println!("thread {id}: job {job}");
            }
        }));
    }
    for job in 0..jobs {
        work.send(job).unwrap();
    }
    drop(work);
    for thread in threads {
        thread.join().unwrap();
    }
    println!("{jobs} jobs done");
}

fn main() {
    let supervisor = thread::spawn(|| supervise(4));
    supervisor.join().unwrap();
}
