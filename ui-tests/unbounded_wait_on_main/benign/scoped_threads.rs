//! Scoped threads end with their scope; a worker's own waits are its own business.
//! run: ends
use std::sync::mpsc;
use std::thread;

fn main() {
    let (jobs, queue) = mpsc::channel();
    let mut total = 0;
    thread::scope(|scope| {
        let adder = scope.spawn(move || queue.iter().sum::<u32>());
        for job in 1..4 {
            jobs.send(job).unwrap();
        }
        drop(jobs);
        total = adder.join().unwrap();
    });
    println!("{total}");
}
