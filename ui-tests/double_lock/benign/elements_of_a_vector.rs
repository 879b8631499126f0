//! Each shard has a lock of its own.
//! run: ends
use std::sync::Mutex;

fn copy(shards: &[Mutex<u32>], from: usize, to: usize) {
    let source = shards[from].lock().unwrap();
    *shards[to].lock().unwrap() = *source;
}

fn main() {
    let shards = [Mutex::new(1), Mutex::new(2)];
    copy(&shards, 0, 1);
    println!("{}", shards[1].lock().unwrap());
}
