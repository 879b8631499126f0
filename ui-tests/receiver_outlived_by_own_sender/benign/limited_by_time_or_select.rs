//! Whoever polls the loop gives it up after a while.
//! run: ends
use std::time::Duration;

use tokio::sync::mpsc::{self, Receiver, Sender};
use tokio::time::{sleep, timeout};

struct Window {
    tx: Sender<u32>,
    rx: Receiver<u32>,
}

impl Window {
    fn new() -> Self {
        let (tx, rx) = mpsc::channel(4);
        Self { tx, rx }
    }

    async fn sum(&mut self, into: &mut u32) {
        while let Some(n) = self.rx.recv().await {
            *into += n;
        }
        *into *= 2;
    }
}

#[tokio::main]
async fn main() {
    let mut window = Window::new();
    window.tx.send(3).await.unwrap();
    let mut sum = 0;
    let _ = timeout(Duration::from_millis(20), window.sum(&mut sum)).await;
    let mut other = 0;
    tokio::select! {
        () = window.sum(&mut other) => {}
        () = sleep(Duration::from_millis(20)) => {}
    }
    println!("{sum} {other}");
}
