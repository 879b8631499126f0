//! The `Err` of a closed channel is counted as an idle turn.
//! run: spins
use std::sync::mpsc;
use std::thread;

fn main() {
    let (orders, inbox) = mpsc::channel();
    let kitchen = thread::spawn(move || {
        let mut cooked = 0_u64;
        let mut idle = 0_u64;
        loop {
            //~^ spin_on_ended_source
            match inbox.recv() {
                Ok(dish) => {
                    cooked += 1;
                    println!("{cooked}: {dish}");
                }
                Err(_) => {
                    idle += 1;
                    if idle.is_power_of_two() {
                        println!("idle {idle}");
                    }
                }
            }
        }
    });
    orders.send("soup").expect("the kitchen is open");
    drop(orders);
    kitchen.join().expect("the kitchen does not panic");
}
