//! Each turn takes the next node's lock and gives the last one back.
//! run: ends
use std::sync::{Arc, Mutex};

struct Node {
    value: Mutex<u32>,
    next: Option<Arc<Node>>,
}

fn sum(first: &Arc<Node>) -> u32 {
    let mut node = Arc::clone(first);
    let mut total = 0;
    loop {
        total += *node.value.lock().unwrap();
        let Some(next) = node.next.clone() else { return total };
        node = next;
    }
}

fn main() {
    let last = Arc::new(Node { value: Mutex::new(2), next: None });
    let first = Arc::new(Node { value: Mutex::new(1), next: Some(last) });
    println!("{}", sum(&first));
}
