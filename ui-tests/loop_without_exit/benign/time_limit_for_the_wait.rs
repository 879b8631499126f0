//! The wait has a time limit.
//! run: ends
use std::time::Duration;

use tokio::time::{sleep, timeout};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let clock = tokio::spawn(async {
        loop {
            sleep(Duration::from_millis(1)).await;
        }
    });
    let waited = timeout(Duration::from_millis(10), clock).await;
    println!("{}", waited.is_err());
}
