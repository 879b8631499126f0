//! `_printed` keeps the receiver until the end of `main`.
//! run: ends
use std::sync::mpsc::channel;

fn main() {
    let (pages, _printed) = channel();
    for page in 0..3 {
        pages.send(page).expect("the receiver is in scope");
    }
}
