//! The loop has another way out: a message, a count, an error of the work.
//! run: ends
use tokio::sync::mpsc;

enum Message {
    Work(u32),
    Stop,
}

async fn by_message() -> u32 {
    let (tx, mut rx) = mpsc::unbounded_channel();
    tx.send(Message::Work(3)).unwrap();
    tx.send(Message::Stop).unwrap();
    let mut sum = 0;
    while let Some(message) = rx.recv().await {
        match message {
            Message::Work(n) => sum += n,
            Message::Stop => break,
        }
    }
    drop(tx);
    sum
}

async fn by_count(expected: usize) -> usize {
    let (tx, mut rx) = mpsc::unbounded_channel();
    for n in 0..expected {
        tx.send(n).unwrap();
    }
    let mut seen = Vec::new();
    while let Some(n) = rx.recv().await {
        seen.push(n);
        if seen.len() == expected {
            break;
        }
    }
    drop(tx);
    seen.len()
}

async fn by_error() -> Result<(), String> {
    let (tx, mut rx) = mpsc::unbounded_channel();
    tx.send("7").unwrap();
    tx.send("seven").unwrap();
    while let Some(text) = rx.recv().await {
        text.parse::<u32>().map_err(|error| error.to_string())?;
    }
    drop(tx);
    Ok(())
}

#[tokio::main]
async fn main() {
    println!("{} {}", by_message().await, by_count(3).await);
    println!("{}", by_error().await.unwrap_err());
}
