//! `recv` blocks the only thread, so the task that would send never starts.
//! run: hangs
use std::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (pages, printed) = mpsc::channel();
    tokio::spawn(async move {
        tokio::task::yield_now().await;
        let _ = pages.send("cover");
    });
    let page = printed.recv(); //~ blocking_recv_on_main
    println!("{page:?}");
}
