//! The inner loop ends with the channel, and the outer one starts it again.
//! run: spins
use tokio::sync::broadcast;

async fn follow(mut prices: broadcast::Receiver<u32>) {
    let mut rounds = 0_u64;
    loop {
        //~^ spin_on_ended_source
        while let Ok(price) = prices.recv().await {
            println!("price {price}");
        }
        rounds += 1;
        if rounds.is_power_of_two() {
            println!("round {rounds}");
        }
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
