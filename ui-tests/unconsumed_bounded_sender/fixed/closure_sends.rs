//! The target adds the scores up whenever two are there.
//! run: ends
use std::sync::mpsc::{Receiver, sync_channel};

struct Target {
    on_hit: Box<dyn Fn(u32)>,
    scores: Receiver<u32>,
}

impl Target {
    fn new() -> Self {
        let (points, scores) = sync_channel(2);
        let on_hit = Box::new(move |ring| {
            points.send(10 - ring).expect("the target is standing");
        });
        Self { on_hit, scores }
    }
}

fn main() {
    let target = Target::new();
    for ring in [1, 4, 0, 7] {
        (target.on_hit)(ring);
        println!("{:?}", target.scores.try_iter().collect::<Vec<_>>());
    }
    println!("four hits");
}
