//! `_` drops the receiver at once: the first `send` fails instead of waiting.
//! run: ends
use tokio::sync::mpsc;

#[tokio::main]
async fn main() {
    let (null_pings, _) = mpsc::channel(1);
    for ping in 0..3u8 {
        if let Err(lost) = null_pings.send(ping).await {
            println!("nobody is there: {lost}");
        }
    }
}
