//! The buffer takes the guard's report, and the thread goes on to the receive.
//! run: ends
use std::sync::mpsc::{SyncSender, sync_channel};
use std::time::Instant;

struct Timer {
    started: Instant,
    report: SyncSender<u128>,
}

impl Drop for Timer {
    fn drop(&mut self) {
        let took = self.started.elapsed().as_micros();
        self.report.send(took).ok();
    }
}

fn main() {
    let (report, times) = sync_channel(1);
    {
        let _timer = Timer { started: Instant::now(), report };
        println!("{}", (1..10_u64).product::<u64>() % 7);
    }
    let took = times.recv().expect("the timer reports");
    println!("{}", if took > 0 { "slow" } else { "fast" });
}
