//! Each order starts a thread that polls for ever.
//! run: hangs
use std::sync::Arc;
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
    while let Ok(item) = orders.recv() {
        let held = Arc::clone(&stock);
        thread::spawn(move || {
            //~^ spawn_without_cancellation
            loop {
                thread::sleep(Duration::from_millis(5));
                println!("{item}: {} hold the stock", Arc::strong_count(&held));
            }
        });
    }
    // Waits until no thread holds the stock.
    while Arc::strong_count(&stock) > 1 {
        thread::sleep(Duration::from_millis(20));
    }
}
