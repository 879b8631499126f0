//! The flag is read once, before the loop.
//! run: hangs
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

struct Pump {
    running: Arc<AtomicBool>,
}

impl Pump {
    fn start(name: &'static str) -> Self {
        let running = Arc::new(AtomicBool::new(true));
        let flag = Arc::clone(&running);
        thread::spawn(move || {
            //~^ spawn_without_cancellation
            let running = flag.load(Ordering::Relaxed);
            while running {
                thread::sleep(Duration::from_millis(5));
                println!("{name} pumps");
            }
        });
        Self { running }
    }

    fn stop(self) -> Arc<AtomicBool> {
        self.running.store(false, Ordering::Relaxed);
        self.running
    }
}

fn main() {
    let mut names = vec!["left", "right"];
    while let Some(name) = names.pop() {
        let pump = Pump::start(name);
        thread::sleep(Duration::from_millis(15));
        let flag = pump.stop();
        while Arc::strong_count(&flag) > 1 {
            thread::sleep(Duration::from_millis(20));
        }
    }
}
