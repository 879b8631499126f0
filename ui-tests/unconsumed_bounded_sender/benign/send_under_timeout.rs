//! Each `send` is given up after 30 ms, although nobody reads.
//! run: ends
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::timeout;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (parcels, _depot) = mpsc::channel(1);
    for parcel in 0..3u32 {
        match timeout(Duration::from_millis(30), parcels.send(parcel)).await {
            Ok(sent) => println!("{parcel}: {sent:?}"),
            Err(late) => println!("{parcel}: {late}"),
        }
    }
}
