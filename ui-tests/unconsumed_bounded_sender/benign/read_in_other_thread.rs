//! A thread reads what `main` sends.
//! run: ends
use std::sync::mpsc::sync_channel;
use std::thread;

fn main() {
    let (coins, slot) = sync_channel(1);
    let machine = thread::spawn(move || {
        let mut sum = 0;
        while let Ok(coin) = slot.recv() {
            sum += coin;
        }
        sum
    });
    for coin in [50, 20, 20, 10] {
        coins.send(coin).unwrap();
    }
    drop(coins);
    println!("{} cents", machine.join().unwrap());
}
