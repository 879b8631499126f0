//! What the node counts.
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

pub struct Registry {
    name: &'static str,
    requests: AtomicU64,
}

impl Registry {
    pub fn new(name: &'static str) -> Self {
        Self { name, requests: AtomicU64::new(0) }
    }

    pub fn add(&self, count: u64) {
        self.requests.fetch_add(count, Ordering::Relaxed);
    }

    pub fn print(&self) {
        println!("{}: {}", self.name, self.requests.load(Ordering::Relaxed));
    }
}

pub async fn flush(registry: Arc<Registry>) {
    let mut tick = tokio::time::interval(Duration::from_millis(10));
    loop {
        tick.tick().await;
        registry.print();
    }
}
