//! A thread of the blocking pool waits at the gate.
//! run: ends
use std::sync::{Arc, Condvar, Mutex};

#[derive(Default)]
struct Gate {
    open: Mutex<bool>,
    opened: Condvar,
}

impl Gate {
    fn pass(&self) {
        let mut open = self.open.lock().unwrap();
        while !*open {
            open = self.opened.wait(open).unwrap();
        }
    }

    fn lift(&self) {
        *self.open.lock().unwrap() = true;
        self.opened.notify_all();
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let gate = Arc::new(Gate::default());
    let keeper = Arc::clone(&gate);
    let attendant = tokio::spawn(async move { keeper.lift() });
    tokio::task::spawn_blocking(move || gate.pass()).await.unwrap();
    println!("through: {:?}", attendant.await);
}
