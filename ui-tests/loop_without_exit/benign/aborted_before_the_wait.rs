//! The task is aborted before it is awaited.
//! run: ends
use std::time::Duration;

use tokio::task::JoinHandle;
use tokio::time::sleep;

struct Lamp {
    blinker: JoinHandle<()>,
}

impl Lamp {
    fn new() -> Self {
        Self {
            blinker: tokio::spawn(async {
                loop {
                    sleep(Duration::from_millis(1)).await;
                }
            }),
        }
    }

    async fn switch_off(self) {
        self.blinker.abort();
        let stopped = self.blinker.await;
        println!("{}", stopped.is_err());
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    Lamp::new().switch_off().await;
    println!("dark");
}
