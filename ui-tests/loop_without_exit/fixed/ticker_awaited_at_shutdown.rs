//! The task looks at its token.
//! run: ends
use std::time::Duration;

use tokio::task::JoinHandle;
use tokio::time::interval;
use tokio_util::sync::CancellationToken;

struct Monitor {
    stop: CancellationToken,
    ticker: Option<JoinHandle<u32>>,
}

impl Monitor {
    fn start() -> Self {
        let stop = CancellationToken::new();
        let ticker = tokio::spawn(tick(stop.clone()));
        Self { stop, ticker: Some(ticker) }
    }

    async fn shut_down(&mut self) {
        self.stop.cancel();
        if let Some(ticker) = self.ticker.take() {
            ticker.await.expect("the ticker does not panic");
        }
    }
}

async fn tick(stop: CancellationToken) -> u32 {
    let mut clock = interval(Duration::from_millis(2));
    let mut ticks = 0;
    loop {
        clock.tick().await;
        ticks += 1;
        if stop.is_cancelled() {
            return ticks;
        }
    }
}

#[tokio::main]
async fn main() {
    let mut monitor = Monitor::start();
    tokio::time::sleep(Duration::from_millis(20)).await;
    monitor.shut_down().await;
    println!("stopped");
}
