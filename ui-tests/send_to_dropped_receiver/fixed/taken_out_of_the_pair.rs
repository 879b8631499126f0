//! Both are taken out of the pair.
//! run: ends
use flume::unbounded;

fn main() {
    let (steps, taken) = unbounded();
    let mut lost = 0;
    for step in 0..4_u8 {
        if steps.send(step).is_err() {
            lost += 1;
        }
    }
    println!("{lost} steps lost of {}", taken.drain().map(usize::from).max().unwrap_or(0));
}
