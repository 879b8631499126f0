//! `send_timeout` waits for 50 ms at most.
//! run: ends
use std::time::Duration;

use crossbeam_channel::bounded;

struct Lift {
    calls: crossbeam_channel::Sender<u8>,
    _cabin: crossbeam_channel::Receiver<u8>,
}

impl Lift {
    fn call(&self, floor: u8) -> bool {
        self.calls.send_timeout(floor, Duration::from_millis(50)).is_ok()
    }
}

fn main() {
    let (calls, cabin) = bounded(1);
    let lift = Lift { calls, _cabin: cabin };
    let answered = (0..4).filter(|floor| lift.call(*floor)).count();
    println!("{answered} calls answered");
}
