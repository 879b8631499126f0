//! `main` waits for its workers, which send and end: nothing else is needed.
//! run: ends
use std::sync::mpsc;
use std::thread;

fn main() {
    let (results, all) = mpsc::channel();
    let workers: Vec<_> = (1..4)
        .map(|n: u64| {
            let results = results.clone();
            thread::spawn(move || results.send(n * n).unwrap())
        })
        .collect();
    drop(results);
    println!("{}", all.iter().sum::<u64>());
    for worker in workers {
        worker.join().unwrap();
    }
}
