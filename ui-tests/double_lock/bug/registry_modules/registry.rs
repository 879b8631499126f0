use parking_lot::{Mutex, MutexGuard};

#[derive(Default)]
pub struct Registry {
    names: Mutex<Vec<String>>,
}

impl Registry {
    pub fn add(&self, name: &str) {
        self.names.lock().push(name.to_owned());
    }

    pub fn names(&self) -> MutexGuard<'_, Vec<String>> {
        self.names.lock()
    }

    pub fn count(&self) -> usize {
        self.names.lock().len()
    }
}
