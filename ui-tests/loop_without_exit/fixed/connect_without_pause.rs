//! The error of the last of some tries is given back.
//! run: ends
use std::io;
use std::net::TcpStream;

struct Broker {
    address: String,
}

impl Broker {
    fn dial(&self) -> io::Result<TcpStream> {
        let stream = TcpStream::connect(&self.address)?;
        stream.set_nodelay(true)?;
        Ok(stream)
    }

    fn connect(&self) -> io::Result<TcpStream> {
        let mut tries = 0_u64;
        loop {
            match self.dial() {
                Ok(stream) => return Ok(stream),
                Err(error) if tries == 5 => return Err(error),
                Err(_) => tries += 1,
            }
        }
    }
}

fn main() {
    // Nobody listens on the discard port.
    let broker = Broker { address: "127.0.0.1:9".to_owned() };
    println!("{:?}", broker.connect().is_ok());
}
