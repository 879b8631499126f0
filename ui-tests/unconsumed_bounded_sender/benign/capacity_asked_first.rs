//! The loop stops as soon as there is no room left.
//! run: ends
use tokio::sync::mpsc;

#[tokio::main]
async fn main() {
    let (bottles, _crate) = mpsc::channel(6);
    let mut filled = 0;
    while bottles.capacity() > 0 {
        bottles.send(filled).await.unwrap();
        filled += 1;
    }
    println!("{filled} bottles");
}
