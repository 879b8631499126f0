//! A reentrant mutex may be locked again by its thread.
//! run: ends
use parking_lot::ReentrantMutex;

struct Console {
    out: ReentrantMutex<()>,
}

impl Console {
    fn line(&self, text: &str) {
        let _guard = self.out.lock();
        println!("{text}");
    }

    fn block(&self) {
        let _guard = self.out.lock();
        self.line("one");
        self.line("two");
    }
}

fn main() {
    Console { out: ReentrantMutex::new(()) }.block();
}
