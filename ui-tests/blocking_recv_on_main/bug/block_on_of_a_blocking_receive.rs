//! The runtime that `block_on` drives has no other thread for the task that sends.
//! run: hangs
use std::sync::mpsc::{Receiver, channel};
use tokio::runtime::{Builder, Runtime};

fn single() -> Runtime {
    Builder::new_current_thread().build().expect("a runtime")
}

async fn first(tides: Receiver<f32>) -> f32 {
    tides.recv().unwrap_or(0.0) //~ blocking_recv_on_main
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
