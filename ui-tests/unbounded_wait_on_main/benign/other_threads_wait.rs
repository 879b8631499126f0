//! Only the worker waits without a limit.
//! run: ends
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (question, asked) = mpsc::channel::<u32>();
    let (answer, answered) = mpsc::channel();
    thread::spawn(move || {
        for n in asked {
            answer.send(n * 2).unwrap();
        }
    });
    question.send(21).unwrap();
    println!("{:?}", answered.recv_timeout(Duration::from_secs(2)));
}
