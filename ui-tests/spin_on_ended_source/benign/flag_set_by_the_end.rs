//! The end of the channel sets the flag that the loop looks at.
//! run: ends
use std::sync::mpsc::channel;

fn main() {
    let (numbers, queue) = channel();
    numbers.send(4).expect("the queue is there");
    drop(numbers);
    let (mut sum, mut over) = (0, false);
    while !over {
        match queue.recv() {
            Ok(n) => sum += n,
            Err(_) => over = true,
        }
    }
    println!("{sum}");
}
