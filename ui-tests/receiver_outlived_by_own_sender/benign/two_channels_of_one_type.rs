//! The sender that lives is that of the other channel.
//! run: ends
use tokio::sync::mpsc::{self, Receiver, Sender};

struct Stage {
    input: Receiver<u32>,
    output: Sender<u32>,
}

impl Stage {
    async fn run(mut self) -> u32 {
        let mut passed = 0;
        while let Some(n) = self.input.recv().await {
            self.output.send(n + 1).await.unwrap();
            passed += 1;
        }
        passed
    }
}

fn pipe() -> (Sender<u32>, Receiver<u32>) {
    mpsc::channel(8)
}

#[tokio::main]
async fn main() {
    let (first, input) = pipe();
    let (output, mut last) = pipe();
    let stage = tokio::spawn(Stage { input, output }.run());
    first.send(1).await.unwrap();
    drop(first);
    while let Some(n) = last.recv().await {
        println!("{n}");
    }
    println!("{} passed", stage.await.unwrap());
}
