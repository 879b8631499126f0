//! Every turn makes a channel of its own, with room for its one message.
//! run: ends
use std::sync::mpsc::sync_channel;

fn main() {
    let mut sum = 0;
    for n in 0..10 {
        let (reply, answer) = sync_channel(1);
        reply.send(n * n).expect("the answer is awaited below");
        sum += answer.recv().expect("a reply");
    }
    println!("{sum}");
}
