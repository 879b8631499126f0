//! The guards of `read!` and `bump!` end with the call, whatever their names; `peek!` never waits.
//! run: ends
use std::sync::Mutex;

macro_rules! read {
    ($mutex:expr) => {
        *$mutex.lock().unwrap()
    };
}

macro_rules! bump {
    ($mutex:expr, $by:expr) => {{
        let by = $by;
        let mut guard = $mutex.lock().unwrap();
        *guard += by;
    }};
}

macro_rules! peek {
    ($mutex:expr) => {
        match $mutex.try_lock() {
            Ok(guard) => Some(*guard),
            Err(_) => None,
        }
    };
}

struct Meter {
    flow: Mutex<u32>,
    limit: Mutex<u32>,
}

impl Meter {
    fn add(&self, more: u32) {
        let guard = self.limit.lock().unwrap();
        bump!(self.flow, more.min(*guard));
        let before = read!(self.flow);
        bump!(self.flow, 1);
        drop(guard);
        let guard = self.flow.lock().unwrap();
        println!("{before} {} {:?} {}", *guard, peek!(self.flow), read!(self.limit));
    }
}

fn main() {
    Meter { flow: Mutex::new(0), limit: Mutex::new(9) }.add(5);
}
