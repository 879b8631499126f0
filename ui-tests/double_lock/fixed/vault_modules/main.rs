//! `open_all` is called before the doors are locked.
//! run: ends
#[macro_use]
mod locking;

use std::sync::Mutex;

struct Vault {
    doors: Mutex<Vec<bool>>,
}

impl Vault {
    fn new(count: usize) -> Self {
        Self { doors: Mutex::new(vec![false; count]) }
    }

    fn open_all(&self) {
        locked!(self.doors).fill(true);
    }

    fn rotate(&self) -> usize {
        self.open_all();
        let mut doors = locked!(self.doors);
        doors.rotate_left(1);
        doors.len()
    }
}

fn main() {
    println!("{}", Vault::new(3).rotate());
}
