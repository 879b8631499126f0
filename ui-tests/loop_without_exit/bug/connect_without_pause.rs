//! A refused connection is tried again at once.
//! run: spins
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
            //~^ loop_without_exit
            match self.dial() {
                Ok(stream) => return Ok(stream),
                Err(error) => {
                    tries += 1;
                    if tries.is_power_of_two() {
                        eprintln!("try {tries}: {error}");
                    }
                }
            }
        }
    }
}

fn main() {
    // Nobody listens on the discard port.
    let broker = Broker { address: "127.0.0.1:9".to_owned() };
    println!("{:?}", broker.connect().is_ok());
}
