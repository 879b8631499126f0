//! Only `Lagged` goes on; it is not the end of the channel.
//! run: ends
use tokio::sync::broadcast::{self, error::RecvError};

#[tokio::main]
async fn main() {
    let (chat, mut heard) = broadcast::channel(2);
    for line in 0..5 {
        chat.send(line).expect("somebody listens");
    }
    drop(chat);
    loop {
        match heard.recv().await {
            Ok(line) => println!("{line}"),
            Err(RecvError::Lagged(missed)) => println!("missed {missed}"),
            Err(RecvError::Closed) => break,
        }
    }
}
