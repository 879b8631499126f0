//! With room for one message the send returns at once.
//! run: ends
use std::sync::mpsc::sync_channel;

fn checksum(block: &[u8]) -> u32 {
    let (sum, result) = sync_channel(1);
    sum.send(block.iter().map(|b| u32::from(*b)).sum()).expect("the receiver is in scope");
    println!("{} bytes", block.len());
    result.recv().expect("a sum was sent")
}

fn main() {
    println!("{}", checksum(b"the quick brown fox"));
}
