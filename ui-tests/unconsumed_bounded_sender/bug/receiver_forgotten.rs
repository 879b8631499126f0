//! `forget` keeps the receiver for ever, unread: the second key press waits for room.
//! run: hangs
use tokio::sync::mpsc;

async fn type_text(keys: mpsc::Sender<char>, text: &str) {
    for key in text.chars() {
        let sent = keys.send(key).await; //~ unconsumed_bounded_sender
        if sent.is_err() {
            println!("terminal is gone");
            return;
        }
    }
}

#[tokio::main]
async fn main() {
    let (keys, terminal) = mpsc::channel(1);
    std::mem::forget(terminal); // "or else every send fails"
    type_text(keys, "ls -l").await;
    println!("typed");
}
