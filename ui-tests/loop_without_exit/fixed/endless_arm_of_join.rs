//! `select!` drops the progress display when the upload is done.
//! run: ends
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
            sleep(Duration::from_millis(2)).await;
            println!("{} of 5", self.sent.get());
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let upload = Upload { sent: Cell::new(0) };
    tokio::select! {
        () = upload.send() => {}
        () = upload.show() => {}
    }
    println!("uploaded");
}
