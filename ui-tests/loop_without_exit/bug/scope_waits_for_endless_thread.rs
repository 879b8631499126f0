//! The scope ends when all of its threads have ended; one never does.
//! run: hangs
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

fn main() {
    let baked = AtomicU32::new(0);
    thread::scope(|bakery| {
        bakery.spawn(|| {
            for _ in 0..3 {
                thread::sleep(Duration::from_millis(1));
                baked.fetch_add(1, Ordering::Relaxed);
            }
        });
        bakery.spawn(|| {
            loop {
                //~^ loop_without_exit
                thread::sleep(Duration::from_millis(2));
                println!("{} loaves", baked.load(Ordering::Relaxed));
            }
        });
    });
    println!("sold out");
}
