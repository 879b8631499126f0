//! The list owns the receiver.
//! run: ends
use std::sync::mpsc::sync_channel;

fn main() {
    let mut inboxes = Vec::new();
    let (mail, inbox) = sync_channel(1);
    inboxes.push(inbox);
    mail.send("letter").expect("the list is in scope");
    println!("{}", inboxes.len());
}
