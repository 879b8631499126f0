//! Only one of the two sends happens.
//! run: ends
use std::env;
use std::sync::mpsc::sync_channel;

fn main() {
    let (outcome, result) = sync_channel(1);
    let wanted = env::args().nth(1);
    if wanted.is_none() {
        outcome.send("nothing to do").expect("the receiver is in scope");
    }
    if let Some(wanted) = wanted {
        println!("{wanted}");
        outcome.send("done").expect("the receiver is in scope");
    }
    println!("{}", result.recv().expect("an outcome"));
}
