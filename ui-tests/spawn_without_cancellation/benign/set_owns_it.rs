//! The set aborts its tasks when it is dropped.
//! run: ends
use std::time::Duration;

use tokio::task::JoinSet;

struct Pollers {
    tasks: JoinSet<()>,
}

impl Pollers {
    fn poll(&mut self, device: u32) {
        self.tasks.spawn(async move {
            loop {
                tokio::time::sleep(Duration::from_millis(5)).await;
                println!("{device}");
            }
        });
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut pollers = Pollers { tasks: JoinSet::new() };
    let mut devices = vec![1, 2];
    while let Some(device) = devices.pop() {
        pollers.poll(device);
    }
    tokio::time::sleep(Duration::from_millis(12)).await;
}
