//! The function returns the sender; the receiver goes at its end.
//! run: ends
use crossbeam_channel::{Sender, bounded};

struct Order(u32);

fn open() -> Sender<Order> {
    let (orders, kitchen) = bounded(8);
    drop(kitchen); //~ send_to_dropped_receiver
    orders
}

fn main() {
    let orders = open();
    for number in 1..4 {
        let sent = orders.send(Order(number));
        println!("{}", sent.map_or_else(|lost| format!("lost {}", lost.0.0), |()| "sent".into()));
    }
}
