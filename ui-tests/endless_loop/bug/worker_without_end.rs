//! The worker never ends, and joining it hangs.
//! run: hangs
use std::thread;
use std::time::Duration;

fn main() {
    let worker = thread::spawn(|| {
        loop {
            //~^ endless_loop
            thread::sleep(Duration::from_millis(10));
        }
    });
    worker.join().unwrap();
}
