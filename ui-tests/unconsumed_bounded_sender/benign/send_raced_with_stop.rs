//! The waiting `send` is an arm of `select!`; the other arm leaves the loop.
//! run: ends
use std::time::Duration;

use tokio::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (beats, _monitor) = mpsc::channel(2);
    let stop = tokio::time::sleep(Duration::from_millis(100));
    tokio::pin!(stop);
    let mut sent = 0u32;
    loop {
        tokio::select! {
            result = beats.send(sent) => {
                result.unwrap();
                sent += 1;
            }
            () = &mut stop => break,
        }
    }
    println!("{sent} beats");
}
