//! The lease keeps the handle, and drops it without a word: its renewal goes on.
//! run: hangs
use std::time::Duration;

use tokio::task::JoinHandle;

struct Lease {
    key: u32,
    _renewal: JoinHandle<()>,
}

impl Lease {
    fn acquire(key: u32) -> Self {
        let _renewal = tokio::spawn(renew(key)); //~ spawn_without_cancellation
        Self { key, _renewal }
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
    drop(lease);
    drained().await;
}

/// Waits until no task is left.
async fn drained() {
    while tokio::runtime::Handle::current().metrics().num_alive_tasks() > 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
