//! A task reads what is typed.
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
    let (keys, mut terminal) = mpsc::channel(1);
    tokio::spawn(async move { while terminal.recv().await.is_some() {} });
    type_text(keys, "ls -l").await;
    println!("typed");
}
