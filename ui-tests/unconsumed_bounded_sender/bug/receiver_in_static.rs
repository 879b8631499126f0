//! The metrics receiver is put aside in a static that nobody reads; the eleventh sample hangs.
//! run: hangs
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, OnceLock};

static EXPORTER: OnceLock<Mutex<Receiver<f64>>> = OnceLock::new();

fn start_metrics() -> SyncSender<f64> {
    let (samples, exporter) = sync_channel(10);
    let _ = EXPORTER.set(Mutex::new(exporter));
    samples
}

fn main() {
    let samples = start_metrics();
    let mut load = 0.5;
    for _ in 0..60 {
        load = load * 0.9 + 0.05;
        samples.send(load).expect("statics live to the end"); //~ unconsumed_bounded_sender
    }
    println!("load {load:.2}");
}
