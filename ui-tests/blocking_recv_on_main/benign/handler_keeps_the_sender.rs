//! A handler that unknown code calls sends the word to stop.
//! run: ends
use std::sync::mpsc::channel;
use std::sync::{Mutex, OnceLock};
use std::thread;

type Handler = Box<dyn Fn() + Send>;

static HANDLER: OnceLock<Mutex<Handler>> = OnceLock::new();

fn set_handler(handler: impl Fn() + Send + 'static) {
    let _ = HANDLER.set(Mutex::new(Box::new(handler)));
}

fn main() {
    let (stop, stopped) = channel();
    set_handler(move || {
        let _ = stop.send(());
    });
    thread::spawn(|| HANDLER.get().map(|handler| handler.lock().unwrap()()));
    stopped.recv().expect("told to stop");
    println!("stopped");
}
