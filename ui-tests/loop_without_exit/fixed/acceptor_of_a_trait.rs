//! It pauses before it accepts again.
//! run: ends
use std::io;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::time::timeout;

pub trait Acceptor: Send {
    fn accept(&mut self) -> impl Future<Output = io::Result<TcpStream>> + Send;
}

pub struct Plain {
    listener: TcpListener,
    name: String,
}

impl Acceptor for Plain {
    async fn accept(&mut self) -> io::Result<TcpStream> {
        self.listener.accept().await.map(move |(stream, peer)| {
            println!("{peer} at {}", self.name);
            stream
        })
    }
}

pub async fn serve<A: Acceptor>(mut acceptor: A, mut commands: mpsc::Receiver<String>) {
    loop {
        tokio::select! {
            accepted = acceptor.accept() => match accepted {
                Ok(stream) => drop(stream),
                Err(error) => {
                    eprintln!("accept: {error}");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                },
            },
            Some(command) = commands.recv() => {
                if command == "stop" {
                    break;
                }
            }
        }
    }
}

#[tokio::main]
async fn main() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let plain = Plain { listener, name: "plain".to_owned() };
    let (_commands, received) = mpsc::channel(1);
    let _ = timeout(Duration::from_millis(50), serve(plain, received)).await;
    Ok(())
}
