//! The loop leaves before the buffer is full.
//! run: ends
use flume::bounded;

fn main() {
    let (marbles, jar) = bounded(3);
    for n in 0..100 {
        if jar.is_full() {
            break;
        }
        marbles.send(n).expect("the jar is in scope");
    }
    println!("{}", jar.drain().sum::<i32>());
}
