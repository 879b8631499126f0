//! A pool of workers for the life of the program, as `main` ends with its last connection.
//! run: ends
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Duration;

fn main() {
    let (job, jobs) = mpsc::channel::<TcpStream>();
    let jobs = Arc::new(Mutex::new(jobs));
    for _ in 0..2 {
        let jobs = Arc::clone(&jobs);
        thread::spawn(move || {
            loop {
                let next = jobs.lock().unwrap().try_recv();
                match next {
                    Ok(stream) => println!("{:?}", stream.peer_addr()),
                    Err(_) => thread::sleep(Duration::from_millis(5)),
                }
            }
        });
    }
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = listener.local_addr().unwrap();
    thread::spawn(move || TcpStream::connect(at).unwrap());
    let (stream, _) = listener.accept().unwrap();
    job.send(stream).unwrap();
    thread::sleep(Duration::from_millis(20));
}
