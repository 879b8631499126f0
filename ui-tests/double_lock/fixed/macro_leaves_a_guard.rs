//! The guard that `lock!` declares ends with an inner block.
//! run: ends
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
        {
            lock!(coins = self.coins);
            coins.push(coin);
        }
        self.total()
    }
}

fn main() {
    let till = Till { coins: Mutex::new(Vec::new()) };
    println!("{}", till.put(20));
}
