//! The task ends when its owner is gone.
//! run: ends
use std::sync::{Arc, Weak};
use std::time::Duration;

struct Cache {
    name: &'static str,
}

fn open(name: &'static str) -> Arc<Cache> {
    let cache = Arc::new(Cache { name });
    tokio::spawn(refresh(Arc::downgrade(&cache)));
    cache
}

async fn refresh(cache: Weak<Cache>) {
    loop {
        tokio::time::sleep(Duration::from_millis(5)).await;
        let Some(cache) = cache.upgrade() else { return };
        println!("{} is fresh", cache.name);
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for name in ["a", "b"] {
        let cache = open(name);
        tokio::time::sleep(Duration::from_millis(12)).await;
        println!("{} is closed", cache.name);
    }
    while tokio::runtime::Handle::current().metrics().num_alive_tasks() > 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}
