//! `drop` was meant for the other end.
//! run: ends
use std::sync::mpsc::sync_channel;

fn main() {
    let (votes, box_) = sync_channel(4);
    drop(box_); //~ send_to_dropped_receiver
    let lost = ["yes", "no", "yes"].iter().filter(|vote| votes.send(**vote).is_err()).count();
    println!("{lost} lost");
}
