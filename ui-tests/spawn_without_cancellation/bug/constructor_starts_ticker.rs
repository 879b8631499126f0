//! Each session leaves its heartbeat behind; who waits for all tasks hangs.
//! run: hangs
use std::time::Duration;

use tokio::time::interval;

struct Session {
    name: String,
}

impl Session {
    fn open(name: &str) -> Self {
        let name = name.to_owned();
        let shown = name.clone();
        tokio::spawn(async move {
            //~^ spawn_without_cancellation
            let mut beat = interval(Duration::from_millis(10));
            loop {
                beat.tick().await;
                println!("{shown} is alive");
            }
        });
        Self { name }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for name in ["anna", "ben"] {
        let session = Session::open(name);
        tokio::time::sleep(Duration::from_millis(15)).await;
        println!("{} leaves", session.name);
    }
    drained().await;
}

/// Waits until no task is left.
async fn drained() {
    while tokio::runtime::Handle::current().metrics().num_alive_tasks() > 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
