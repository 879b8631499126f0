//! Without a buffer the first send waits for its receive, which stands two lines below.
//! run: hangs
use std::sync::mpsc::sync_channel;

fn checksum(block: &[u8]) -> u32 {
    let (sum, result) = sync_channel(0);
    sum.send(block.iter().map(|b| u32::from(*b)).sum()).expect("the receiver is in scope"); //~ send_before_same_thread_recv
    println!("{} bytes", block.len());
    result.recv().expect("a sum was sent")
}

fn main() {
    println!("{}", checksum(b"the quick brown fox"));
}
