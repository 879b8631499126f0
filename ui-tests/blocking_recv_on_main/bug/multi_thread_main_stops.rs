//! The async `main` hears no signal while it blocks in `recv`.
//! run: ends
use std::sync::mpsc;

#[tokio::main]
async fn main() {
    let (done, finished) = mpsc::channel();
    tokio::spawn(async move { done.send("index built") });
    let word = finished.recv(); //~ blocking_recv_on_main
    println!("{word:?}");
}
