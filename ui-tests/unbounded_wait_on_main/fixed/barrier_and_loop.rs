//! A channel with a limit says when the runner starts and how long it took.
//! run: ends
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let limit = Duration::from_secs(1);
    let (go, start) = mpsc::channel::<()>();
    let (laps, times) = mpsc::channel();
    thread::spawn(move || {
        if start.recv().is_ok() {
            laps.send(61).unwrap();
        }
    });
    go.send(()).unwrap();
    while let Ok(time) = times.recv_timeout(limit) {
        println!("{time} s");
    }
}
