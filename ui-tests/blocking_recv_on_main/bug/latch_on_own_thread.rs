//! The gate blocks the thread that has to run the task which opens it.
//! run: hangs
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
            open = self.opened.wait(open).unwrap(); //~ blocking_recv_on_main
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
    gate.pass();
    println!("through: {:?}", attendant.await);
}
