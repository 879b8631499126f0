//! `locked!` is another file's: its guard lives in the block that calls `open_all`.
//! run: hangs
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
        let mut doors = locked!(self.doors);
        doors.rotate_left(1);
        self.open_all(); //~ double_lock
        doors.len()
    }
}

fn main() {
    println!("{}", Vault::new(3).rotate());
}
