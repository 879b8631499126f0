//! The lease aborts its renewal.
//! run: ends
use std::time::Duration;

use tokio::task::JoinHandle;

struct Lease {
    key: u32,
    renewal: JoinHandle<()>,
}

impl Lease {
    fn acquire(key: u32) -> Self {
        let renewal = tokio::spawn(renew(key));
        Self { key, renewal }
    }

    fn release(self) {
        self.renewal.abort();
    }
}

async fn renew(key: u32) {
    loop {
        tokio::time::sleep(Duration::from_millis(10)).await;
        println!("{key} is renewed");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let lease = Lease::acquire(7);
    println!("{} is held", lease.key);
    lease.release();
    drained().await;
}

/// Waits until no task is left.
async fn drained() {
    while tokio::runtime::Handle::current().metrics().num_alive_tasks() > 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
