//! Each node that was stopped goes on printing its metrics.
//! run: hangs
mod metrics;

use std::sync::Arc;
use std::time::Duration;

use metrics::Registry;

struct Node {
    registry: Arc<Registry>,
}

impl Node {
    fn boot(name: &'static str) -> Self {
        let registry = Arc::new(Registry::new(name));
        tokio::spawn(metrics::flush(Arc::clone(&registry))); //~ spawn_without_cancellation
        Self { registry }
    }

    async fn stop(self) {
        self.registry.print();
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for name in ["first", "second"] {
        let node = Node::boot(name);
        node.registry.add(1);
        tokio::time::sleep(Duration::from_millis(25)).await;
        node.stop().await;
    }
    drained().await;
}

/// Waits until no task is left.
async fn drained() {
    while tokio::runtime::Handle::current().metrics().num_alive_tasks() > 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
