//! `stop` cancels the token that the service looks at.
//! run: ends
use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

trait Service {
    fn start(self: Arc<Self>);
    fn stop(&self);
}

struct Sensor {
    id: u32,
    stopped: CancellationToken,
}

impl Sensor {
    async fn run(self: Arc<Self>) {
        loop {
            tokio::select! {
                () = self.stopped.cancelled() => return,
                () = tokio::time::sleep(Duration::from_millis(10)) => {}
            }
            println!("sensor {}", self.id);
        }
    }
}

impl Service for Sensor {
    fn start(self: Arc<Self>) {
        tokio::spawn(self.run());
    }

    fn stop(&self) {
        println!("sensor {} is off", self.id);
        self.stopped.cancel();
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut ids = vec![1, 2];
    while let Some(id) = ids.pop() {
        let sensor = Arc::new(Sensor { id, stopped: CancellationToken::new() });
        Arc::clone(&sensor).start();
        tokio::time::sleep(Duration::from_millis(15)).await;
        sensor.stop();
    }
    drained().await;
}

/// Waits until no task is left.
async fn drained() {
    while tokio::runtime::Handle::current().metrics().num_alive_tasks() > 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
