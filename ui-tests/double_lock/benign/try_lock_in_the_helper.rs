//! `try_lock` never waits.
//! run: ends
use std::sync::Mutex;

struct Gauge {
    value: Mutex<u32>,
}

impl Gauge {
    fn show(&self) {
        match self.value.try_lock() {
            Ok(value) => println!("{value}"),
            Err(_) => println!("busy"),
        }
    }

    fn set(&self, new: u32) {
        let mut value = self.value.lock().unwrap();
        *value = new;
        self.show();
    }
}

fn main() {
    Gauge { value: Mutex::new(0) }.set(3);
}
