//! Receivers of a broadcast come from its sender.
//! run: ends
use tokio::sync::broadcast;

#[tokio::main]
async fn main() {
    let (news, _) = broadcast::channel(4);
    news.send("nobody hears").ok();
    let mut listener = news.subscribe();
    news.send("somebody hears").expect("there is a listener");
    println!("{}", listener.recv().await.expect("news"));
}
