//! `lock!` declares a guard in the block around it; `total` locks again while that lives.
//! run: hangs
use std::sync::{Mutex, PoisonError};

macro_rules! lock {
    ($guard:ident = $mutex:expr) => {
        let mut $guard = $mutex.lock().unwrap_or_else(PoisonError::into_inner);
    };
}

struct Till {
    coins: Mutex<Vec<u32>>,
}

impl Till {
    fn total(&self) -> u32 {
        lock!(coins = self.coins);
        coins.sort_unstable();
        coins.iter().sum()
    }

    fn put(&self, coin: u32) -> u32 {
        lock!(coins = self.coins);
        coins.push(coin);
        self.total() //~ double_lock
    }
}

fn main() {
    let till = Till { coins: Mutex::new(Vec::new()) };
    println!("{}", till.put(20));
}
