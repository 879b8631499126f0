//! Nothing is read, but `close` makes the waiting `send` fail.
//! run: ends
use std::time::Duration;

use async_channel::bounded;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (bids, hammer) = bounded(3);
    tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(50)).await;
        hammer.close();
        std::future::pending::<()>().await;
    });
    let mut price = 10;
    while bids.send(price).await.is_ok() {
        price += 5;
    }
    println!("sold for {price}");
}
