//! The handle aborts its task when it is dropped.
//! run: ends
use std::time::Duration;

use tokio_util::task::AbortOnDropHandle;

struct Beat {
    _task: AbortOnDropHandle<()>,
}

impl Beat {
    fn start(name: &'static str) -> Self {
        let task = tokio::spawn(async move {
            loop {
                tokio::time::sleep(Duration::from_millis(5)).await;
                println!("{name}");
            }
        });
        Self { _task: AbortOnDropHandle::new(task) }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for name in ["a", "b"] {
        let _beat = Beat::start(name);
        tokio::time::sleep(Duration::from_millis(12)).await;
    }
}
