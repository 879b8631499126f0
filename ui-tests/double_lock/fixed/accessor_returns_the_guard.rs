//! The guard is dropped before the call.
//! run: ends
use std::sync::{Mutex, MutexGuard};

#[derive(Default)]
struct State {
    open: bool,
    changes: u32,
}

#[derive(Default)]
struct Door {
    state: Mutex<State>,
}

impl Door {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("nobody panics while holding it")
    }

    fn note_change(&self) {
        self.state().changes += 1;
    }

    fn open(&self) {
        let mut state = self.state();
        if !state.open {
            state.open = true;
            drop(state);
            self.note_change();
        }
    }
}

fn main() {
    let door = Door::default();
    door.open();
    println!("{} changes", door.state().changes);
}
