//! `worker.rs` takes the receiver out of the queue of `queue.rs`, and reads it.
//! run: ends
mod queue;
mod worker;

fn main() {
    let mut queue = queue::Queue::new();
    let worker = worker::start(&mut queue);
    for job in 0..20 {
        queue.submit(job);
    }
    drop(queue);
    println!("{} jobs", worker.join().unwrap());
}
