//! One send has a limit, the other says when the queue is full.
//! run: ends
use std::sync::mpsc::sync_channel;
use std::thread;
use std::time::Duration;
use tokio::sync::mpsc;

#[tokio::main]
async fn main() {
    let (lines, mut log) = mpsc::channel(2);
    let writer = tokio::spawn(async move { while log.recv().await.is_some() {} });
    for line in 0..10 {
        lines.send_timeout(line, Duration::from_secs(1)).await.unwrap();
    }
    drop(lines);
    writer.await.unwrap();

    let (bytes, disk) = sync_channel(2);
    let flusher = thread::spawn(move || while disk.recv().is_ok() {});
    thread::spawn(move || {
        for byte in 0..10 {
            if bytes.try_send(byte).is_err() {
                println!("byte {byte} is lost");
            }
        }
    });
    tokio::task::spawn_blocking(move || flusher.join()).await.unwrap().unwrap();
}
