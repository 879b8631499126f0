//! The send that finds no room gives up.
//! run: ends
use std::time::Duration;

use crossbeam_channel::bounded;

fn main() {
    let (samples, buffer) = bounded(1);
    samples.send(1).expect("the buffer is in scope");
    let late = samples.send_timeout(2, Duration::from_millis(5)).is_err();
    println!("{late} {}", buffer.try_iter().count());
}
