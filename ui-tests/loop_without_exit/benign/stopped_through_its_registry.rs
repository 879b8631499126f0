//! The registry keeps an abort handle of the task and uses it before the wait.
//! run: ends
use std::time::Duration;

use tokio::task::{AbortHandle, JoinHandle};
use tokio::time::sleep;

#[derive(Default)]
struct Registry {
    running: Vec<AbortHandle>,
}

impl Registry {
    fn start(&mut self) -> JoinHandle<()> {
        let task = tokio::spawn(async {
            loop {
                sleep(Duration::from_millis(1)).await;
            }
        });
        self.running.push(task.abort_handle());
        task
    }

    fn stop_all(&mut self) {
        for task in self.running.drain(..) {
            task.abort();
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut registry = Registry::default();
    let task = registry.start();
    registry.stop_all();
    println!("{}", task.await.is_err());
    println!("done");
}
