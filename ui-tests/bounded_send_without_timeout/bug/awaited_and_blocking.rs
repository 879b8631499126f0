//! Both sends wait until there is room, however long that takes.
//! run: ends
use std::sync::mpsc::sync_channel;
use std::thread;
use tokio::sync::mpsc;

#[tokio::main]
async fn main() {
    let (lines, mut log) = mpsc::channel(2);
    let writer = tokio::spawn(async move { while log.recv().await.is_some() {} });
    for line in 0..10 {
        lines.send(line).await.unwrap(); //~ bounded_send_without_timeout
    }
    drop(lines);
    writer.await.unwrap();

    let (bytes, disk) = sync_channel(2);
    let flusher = thread::spawn(move || while disk.recv().is_ok() {});
    thread::spawn(move || {
        for byte in 0..10 {
            bytes.send(byte).unwrap(); //~ bounded_send_without_timeout
        }
    });
    tokio::task::spawn_blocking(move || flusher.join()).await.unwrap().unwrap();
}
