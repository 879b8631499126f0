//! Every turn counts, whether a message came or not.
//! run: ends
use std::sync::mpsc::channel;

fn main() {
    let (numbers, queue) = channel();
    numbers.send(4).expect("the queue is there");
    drop(numbers);
    let (mut sum, mut turns) = (0, 0);
    loop {
        if let Ok(n) = queue.recv() {
            sum += n;
        }
        turns += 1;
        if turns > 50 {
            break;
        }
    }
    println!("{sum}");
}
