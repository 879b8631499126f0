//! The supervisor joins its threads while it can still give them work.
//! run: hangs
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
    for thread in threads {
        thread.join().unwrap();
        //~^ join_with_live_sender
    }
    println!("{jobs} jobs done");
}

fn main() {
    let supervisor = thread::spawn(|| supervise(4));
    supervisor.join().unwrap();
}
