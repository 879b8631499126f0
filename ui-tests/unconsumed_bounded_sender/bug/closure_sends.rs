//! Each hit calls a closure that sends; its receiver sits unread beside it. Hit 3 hangs.
//! run: hangs
use std::sync::mpsc::{Receiver, sync_channel};

struct Target {
    on_hit: Box<dyn Fn(u32)>,
    _scores: Receiver<u32>,
}

impl Target {
    fn new() -> Self {
        let (points, scores) = sync_channel(2);
        let on_hit = Box::new(move |ring| {
            points.send(10 - ring).expect("the target is standing"); //~ unconsumed_bounded_sender
        });
        Self { on_hit, _scores: scores }
    }
}

fn main() {
    let target = Target::new();
    for ring in [1, 4, 0, 7] {
        (target.on_hit)(ring);
    }
    println!("four hits");
}
