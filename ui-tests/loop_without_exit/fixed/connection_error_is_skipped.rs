//! It pauses before it takes the next connection.
//! run: ends
use std::io;
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

fn serve(listener: &TcpListener) {
    for stream in listener.incoming() {
        match stream {
            Ok(stream) => println!("{:?}", stream.peer_addr().is_ok()),
            Err(error) => {
                eprintln!("accept: {error}");
                thread::sleep(Duration::from_millis(100));
            }
        }
    }
}

fn main() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    thread::spawn(move || serve(&listener));
    TcpStream::connect(address)?;
    thread::sleep(Duration::from_millis(20));
    Ok(())
}
