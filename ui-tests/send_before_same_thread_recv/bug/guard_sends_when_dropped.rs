//! The guard reports when it goes out of scope, while the receiver is further down in the same thread.
//! run: hangs
use std::sync::mpsc::{SyncSender, sync_channel};
use std::time::Instant;

struct Timer {
    started: Instant,
    report: SyncSender<u128>,
}

impl Drop for Timer {
    fn drop(&mut self) {
        let took = self.started.elapsed().as_micros();
        self.report.send(took).ok(); //~ send_before_same_thread_recv
    }
}

fn main() {
    let (report, times) = sync_channel(0);
    {
        let _timer = Timer { started: Instant::now(), report };
        println!("{}", (1..1000_u64).product::<u64>() % 7);
    }
    let took = times.recv().expect("the timer reports");
    println!("{}", if took > 0 { "slow" } else { "fast" });
}
