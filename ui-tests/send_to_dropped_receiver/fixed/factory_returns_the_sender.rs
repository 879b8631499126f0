//! The function returns both ends.
//! run: ends
use crossbeam_channel::{Receiver, Sender, bounded};

struct Order(u32);

fn open() -> (Sender<Order>, Receiver<Order>) {
    bounded(8)
}

fn main() {
    let (orders, kitchen) = open();
    for number in 1..4 {
        let sent = orders.send(Order(number));
        println!("{}", sent.map_or_else(|lost| format!("lost {}", lost.0.0), |()| "sent".into()));
    }
    println!("{}", kitchen.len());
}
