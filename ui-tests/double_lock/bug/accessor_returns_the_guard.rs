//! The accessor's guard is kept, and `note_change` goes through the accessor again.
//! run: hangs
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
            self.note_change(); //~ double_lock
        }
    }
}

fn main() {
    let door = Door::default();
    door.open();
    println!("{} changes", door.state().changes);
}
