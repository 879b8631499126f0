//! The closure is called once for each of two keys, and the buffer holds both.
//! run: ends
use std::sync::mpsc::sync_channel;
use std::thread;

fn main() {
    let worker = thread::spawn(|| {
        let (keys, seen) = sync_channel(2);
        let press = |key: char| keys.send(key).expect("the receiver is alive");
        press('a');
        press('b');
        seen.try_iter().collect::<String>()
    });
    println!("{}", worker.join().expect("the worker does not panic"));
}
