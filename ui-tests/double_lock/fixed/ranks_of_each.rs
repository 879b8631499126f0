//! The keys are copied and free when each one's rank is asked for.
//! run: ends
use std::sync::{Mutex, MutexGuard};

struct Store {
    keys: Mutex<Vec<u32>>,
}

impl Store {
    fn keys(&self) -> Result<MutexGuard<'_, Vec<u32>>, String> {
        self.keys.lock().map_err(|error| error.to_string())
    }

    fn rank(&self, key: u32) -> Result<usize, String> {
        let keys = self.keys()?;
        Ok(keys.iter().filter(|known| **known < key).count())
    }

    fn ranks(&self) -> Result<Vec<usize>, String> {
        let keys = self.keys()?.clone();
        keys.iter().map(|key| self.rank(*key)).collect()
    }
}

fn main() {
    let store = Store { keys: Mutex::new(vec![3, 1, 2]) };
    println!("{:?}", store.ranks());
}
