//! `newest` is asked before the map is locked.
//! run: ends
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
    let next = newest() + 1;
    with_keys(|keys| {
        keys.insert(next, "key".to_owned());
    });
}

fn main() {
    rotate();
    println!("{}", newest());
}
