//! A `watch` holds one value and replaces it, so `send` never waits.
//! run: ends
use tokio::sync::watch;

#[tokio::main]
async fn main() {
    let (setting, _current) = watch::channel(0);
    for volume in 1..=11 {
        setting.send(volume).unwrap();
    }
    println!("volume {}", *setting.borrow());
}
