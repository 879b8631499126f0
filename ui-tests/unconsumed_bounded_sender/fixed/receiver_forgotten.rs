//! The receiver is dropped, so the first key press fails and says so.
//! run: ends
use tokio::sync::mpsc;

async fn type_text(keys: mpsc::Sender<char>, text: &str) {
    for key in text.chars() {
        let sent = keys.send(key).await;
        if sent.is_err() {
            println!("terminal is gone");
            return;
        }
    }
}

#[tokio::main]
async fn main() {
    let (keys, terminal) = mpsc::channel(1);
    drop(terminal);
    type_text(keys, "ls -l").await;
    println!("typed");
}
