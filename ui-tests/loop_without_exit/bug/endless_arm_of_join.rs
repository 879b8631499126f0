//! `join!` waits for the progress display, which never ends.
//! run: hangs
use std::cell::Cell;
use std::time::Duration;

use tokio::time::sleep;

struct Upload {
    sent: Cell<u32>,
}

impl Upload {
    async fn send(&self) {
        for _ in 0..5 {
            sleep(Duration::from_millis(1)).await;
            self.sent.set(self.sent.get() + 1);
        }
    }

    async fn show(&self) {
        loop {
            //~^ loop_without_exit
            sleep(Duration::from_millis(2)).await;
            println!("{} of 5", self.sent.get());
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let upload = Upload { sent: Cell::new(0) };
    tokio::join!(upload.send(), upload.show());
    println!("uploaded");
}
