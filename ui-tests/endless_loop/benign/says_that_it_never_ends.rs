//! `!` says that the function never ends.
//! run: ends
use std::thread;
use std::time::Duration;

fn serve() -> ! {
    loop {
        thread::sleep(Duration::from_millis(10));
    }
}

fn main() {
    let server = thread::spawn(|| -> () { serve() });
    thread::sleep(Duration::from_millis(20));
    println!("{}", server.is_finished());
}
