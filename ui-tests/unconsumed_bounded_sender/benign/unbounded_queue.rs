//! An unbounded queue grows; its `send` never waits.
//! run: ends
use std::sync::mpsc::channel;

fn main() {
    let (crumbs, _trail) = channel();
    for step in 0..1000 {
        crumbs.send(step).unwrap();
    }
    println!("lost in the woods");
}
