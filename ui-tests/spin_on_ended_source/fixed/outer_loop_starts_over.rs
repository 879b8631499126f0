//! There is one loop only.
//! run: ends
use tokio::sync::broadcast;

async fn follow(mut prices: broadcast::Receiver<u32>) {
    while let Ok(price) = prices.recv().await {
        println!("price {price}");
    }
}

#[tokio::main]
async fn main() {
    let (market, prices) = broadcast::channel(8);
    let trader = tokio::spawn(follow(prices));
    market.send(7).expect("the trader listens");
    drop(market);
    trader.await.expect("the trader does not panic");
}
