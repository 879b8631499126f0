//! Without a free file descriptor `accept` fails at once, again and again.
//! run: ends
use std::net::SocketAddr;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

async fn serve(listener: TcpListener) {
    loop {
        //~^ loop_without_exit
        match listener.accept().await {
            Ok((stream, peer)) => {
                tokio::spawn(greet(stream, peer));
            }
            Err(error) => eprintln!("accept: {error}"),
        }
    }
}

async fn greet(stream: TcpStream, peer: SocketAddr) {
    println!("{peer} {:?}", stream.local_addr());
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let _ = timeout(Duration::from_millis(50), serve(listener)).await;
    Ok(())
}
