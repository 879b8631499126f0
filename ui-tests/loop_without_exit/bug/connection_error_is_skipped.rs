//! Without a free file descriptor `incoming` gives an error at once, again and again.
//! run: ends
use std::io;
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

fn serve(listener: &TcpListener) {
    for stream in listener.incoming() {
        //~^ loop_without_exit
        match stream {
            Ok(stream) => println!("{:?}", stream.peer_addr().is_ok()),
            Err(error) => eprintln!("accept: {error}"),
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
