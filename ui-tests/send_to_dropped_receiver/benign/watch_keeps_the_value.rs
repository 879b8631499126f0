//! A watch keeps its value for those who subscribe later.
//! run: ends
use tokio::sync::watch;

#[tokio::main]
async fn main() {
    let (level, _) = watch::channel(0);
    level.send_replace(3);
    println!("{}", *level.subscribe().borrow());
}
