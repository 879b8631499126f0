//! `with_keys` runs the closure with the map locked, and `newest` enters `with_keys` again.
//! run: hangs
use std::collections::BTreeMap;
use std::sync::Mutex;

static KEYS: Mutex<BTreeMap<u32, String>> = Mutex::new(BTreeMap::new());

fn with_keys<R>(work: impl FnOnce(&mut BTreeMap<u32, String>) -> R) -> R {
    let mut keys = KEYS.lock().unwrap();
    work(&mut keys)
}

fn newest() -> u32 {
    with_keys(|keys| keys.keys().next_back().copied().unwrap_or(0))
}

fn rotate() {
    with_keys(|keys| {
        let next = newest() + 1; //~ double_lock
        keys.insert(next, "key".to_owned());
    });
}

fn main() {
    rotate();
    println!("{}", newest());
}
