//! Samples are exported whenever ten have come together.
//! run: ends
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, OnceLock};

static EXPORTER: OnceLock<Mutex<Receiver<f64>>> = OnceLock::new();

fn start_metrics() -> SyncSender<f64> {
    let (samples, exporter) = sync_channel(10);
    let _ = EXPORTER.set(Mutex::new(exporter));
    samples
}

fn export() {
    if let Some(exporter) = EXPORTER.get() {
        let samples: Vec<f64> = exporter.lock().unwrap().try_iter().collect();
        println!("{} samples exported", samples.len());
    }
}

fn main() {
    let samples = start_metrics();
    let mut load = 0.5;
    for sample in 0..60 {
        if sample % 10 == 0 {
            export();
        }
        load = load * 0.9 + 0.05;
        samples.send(load).expect("statics live to the end");
    }
    println!("load {load:.2}");
}
