//! A flag ends the threads.
//! run: ends
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (order, orders) = mpsc::channel();
    for item in ["nails", "screws"] {
        order.send(item).unwrap();
    }
    drop(order);
    let stock = Arc::new(());
    let open = Arc::new(AtomicBool::new(true));
    while let Ok(item) = orders.recv() {
        let held = Arc::clone(&stock);
        let open = Arc::clone(&open);
        thread::spawn(move || {
            while open.load(Ordering::Relaxed) {
                thread::sleep(Duration::from_millis(5));
                println!("{item}: {} hold the stock", Arc::strong_count(&held));
            }
        });
    }
    open.store(false, Ordering::Relaxed);
    // Waits until no thread holds the stock.
    while Arc::strong_count(&stock) > 1 {
        thread::sleep(Duration::from_millis(20));
    }
}
