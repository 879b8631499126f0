//! The worker was to wake `main`, but nothing unparks it.
//! run: hangs
use std::thread;

fn main() {
    let worker = thread::spawn(|| (1..=4).sum::<u32>());
    thread::park(); //~ blocking_recv_on_main
    println!("{}", worker.join().unwrap());
}
