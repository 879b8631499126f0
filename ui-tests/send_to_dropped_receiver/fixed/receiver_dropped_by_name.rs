//! The receiver is dropped when all is counted.
//! run: ends
use std::sync::mpsc::sync_channel;

fn main() {
    let (votes, box_) = sync_channel(4);
    let lost = ["yes", "no", "yes"].iter().filter(|vote| votes.send(**vote).is_err()).count();
    println!("{lost} lost, {} counted", box_.try_iter().count());
}
