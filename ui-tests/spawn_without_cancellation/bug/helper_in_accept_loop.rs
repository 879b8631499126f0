//! Each connection leaves a task that pings for ever.
//! run: hangs
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};

/// Keeps the peer from closing the connection.
async fn keep_alive(name: String) {
    loop {
        tokio::time::sleep(Duration::from_millis(10)).await;
        println!("ping {name}");
    }
}

fn start(name: &str) {
    tokio::spawn(keep_alive(name.to_owned())); //~ spawn_without_cancellation
}

async fn serve(listener: TcpListener) {
    loop {
        let Ok((_socket, peer)) = listener.accept().await else { break };
        start(&peer.to_string());
        if peer.port() == 0 {
            return;
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let server = tokio::spawn(serve(listener));
    for _ in 0..2 {
        let _client = TcpStream::connect(at).await.unwrap();
        tokio::time::sleep(Duration::from_millis(15)).await;
    }
    server.abort();
    drained().await;
}

/// Waits until no task is left.
async fn drained() {
    while tokio::runtime::Handle::current().metrics().num_alive_tasks() > 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
