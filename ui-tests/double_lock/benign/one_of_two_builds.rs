//! Only one of the two statements is compiled.
//! run: ends
use std::sync::Mutex;

struct Cell {
    value: Mutex<u32>,
}

impl Cell {
    fn bump(&self) {
        #[cfg(not(feature = "export"))]
        let mut value = self.value.lock().unwrap();
        #[cfg(feature = "export")]
        let mut value = self.value.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        *value += 1;
    }
}

fn main() {
    let cell = Cell { value: Mutex::new(0) };
    cell.bump();
    println!("{}", cell.value.lock().unwrap());
}
