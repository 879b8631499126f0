//! The loop is left by `?` when the connection breaks.
//! run: ends
use std::io::{self, Read};
use std::thread;

struct Wire {
    left: u8,
}

impl Read for Wire {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.left = self.left.checked_sub(1).ok_or(io::ErrorKind::ConnectionReset)?;
        buffer[0] = self.left;
        Ok(1)
    }
}

fn pump(mut wire: Wire) -> io::Result<()> {
    let mut byte = [0];
    loop {
        wire.read_exact(&mut byte)?;
        println!("{}", byte[0]);
    }
}

fn main() {
    let pump = thread::spawn(|| pump(Wire { left: 3 }));
    let end = pump.join().expect("the pump does not panic");
    println!("{}", end.is_err());
}
