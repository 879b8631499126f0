//! An error of its own connection ends the task.
//! run: ends
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};

async fn ping(mut socket: TcpStream) -> std::io::Result<()> {
    loop {
        socket.write_all(b"ping").await?;
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    tokio::spawn(async move {
        for _ in 0..2 {
            let (socket, _) = listener.accept().await.unwrap();
            tokio::spawn(ping(socket));
        }
    });
    for _ in 0..2 {
        let client = TcpStream::connect(at).await.unwrap();
        tokio::time::sleep(Duration::from_millis(12)).await;
        drop(client);
    }
}
