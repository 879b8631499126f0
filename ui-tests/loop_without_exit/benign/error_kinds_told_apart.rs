//! Only errors of the one connection are tried again.
//! run: ends
use std::io::{self, ErrorKind};
use std::net::TcpListener;

fn serve(listener: &TcpListener) -> io::Result<()> {
    loop {
        match listener.accept() {
            Ok((_, peer)) => println!("{peer}"),
            Err(error) if error.kind() == ErrorKind::ConnectionAborted => {}
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        }
    }
}

fn main() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    listener.set_nonblocking(true)?;
    println!("{:?}", serve(&listener).map_err(|error| error.kind()));
    Ok(())
}
