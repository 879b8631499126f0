//! Only the first to end is waited for; the set aborts the others.
//! run: ends
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::sleep;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut mirrors = JoinSet::new();
    for number in 0..2 {
        mirrors.spawn(async move {
            loop {
                sleep(Duration::from_millis(1)).await;
                if number == 1 {
                    return number;
                }
            }
        });
    }
    mirrors.spawn(async {
        loop {
            sleep(Duration::from_secs(60)).await;
        }
    });
    let winner = mirrors.join_next().await;
    println!("{winner:?}");
}
