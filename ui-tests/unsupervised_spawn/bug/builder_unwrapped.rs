//! The thread was started; what became of it is not asked.
//! run: ends
use std::thread;
use std::time::Duration;

fn main() {
    thread::Builder::new()
        .name("writer".into())
        .spawn(|| println!("written")) //~ unsupervised_spawn
        .expect("there is room for a thread");
    thread::sleep(Duration::from_millis(20));
}
