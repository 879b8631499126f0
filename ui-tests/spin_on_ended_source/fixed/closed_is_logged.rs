//! The closed channel ends the loop.
//! run: ends
use std::sync::mpsc;
use std::thread;

fn main() {
    let (orders, inbox) = mpsc::channel();
    let kitchen = thread::spawn(move || {
        let mut cooked = 0_u64;
        loop {
            match inbox.recv() {
                Ok(dish) => {
                    cooked += 1;
                    println!("{cooked}: {dish}");
                }
                Err(_) => break,
            }
        }
    });
    orders.send("soup").expect("the kitchen is open");
    drop(orders);
    kitchen.join().expect("the kitchen does not panic");
}
