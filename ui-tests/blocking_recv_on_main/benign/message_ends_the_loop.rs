//! The worker says when it is done, so the kept sender does not matter.
//! run: ends
use std::sync::mpsc;
use std::thread;

enum Step {
    Copied(u32),
    Done,
}

fn main() {
    let (steps, log) = mpsc::channel();
    let own = steps.clone();
    thread::spawn(move || {
        for file in 0..3 {
            own.send(Step::Copied(file)).unwrap();
        }
        own.send(Step::Done).unwrap();
    });
    while let Ok(Step::Copied(file)) = log.recv() {
        println!("copied {file}");
    }
    println!("done, {}", matches!(steps.send(Step::Done), Ok(())));
}
