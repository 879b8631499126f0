//! Which consumer there is depends on the platform; there is one on each.
//! run: ends
use tokio::sync::mpsc::{self, Receiver};

#[cfg(unix)]
fn start_input(mut keys: Receiver<char>) {
    tokio::spawn(async move { while keys.recv().await.is_some() {} });
}

#[cfg(not(unix))]
fn start_input(keys: Receiver<char>) {
    drop(keys);
}

#[tokio::main]
async fn main() {
    let (keyboard, keys) = mpsc::channel(1);
    start_input(keys);
    for key in "hjkl".chars() {
        if keyboard.send(key).await.is_err() {
            break;
        }
    }
    println!("moved");
}
