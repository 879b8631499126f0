//! How many are sent is decided outside, where the capacity is known.
//! run: ends
use std::sync::mpsc::sync_channel;

fn total(parts: &[u64]) -> u64 {
    let (sums, all) = sync_channel(8);
    for part in parts.iter().take(8) {
        sums.send(part * part).expect("the receiver is in scope");
    }
    drop(sums);
    all.iter().sum()
}

fn main() {
    println!("{}", total(&[3, 4, 5]));
}
