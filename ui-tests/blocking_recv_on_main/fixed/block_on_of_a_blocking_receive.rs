//! The tide is awaited.
//! run: ends
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot::{Receiver, channel};

fn single() -> Runtime {
    Builder::new_current_thread().build().expect("a runtime")
}

async fn first(tides: Receiver<f32>) -> f32 {
    tides.await.unwrap_or(0.0)
}

fn main() {
    let runtime = single();
    let height = runtime.block_on(async {
        let (gauge, tides) = channel();
        tokio::spawn(async move {
            let _ = gauge.send(2.5);
        });
        first(tides).await
    });
    println!("{height} m");
}
