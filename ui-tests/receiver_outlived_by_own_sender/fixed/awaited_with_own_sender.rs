//! `main` gives its own sender up before it receives.
//! run: ends
use tokio::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (orders, mut kitchen) = mpsc::channel(8);
    for table in 1..=3 {
        let orders = orders.clone();
        tokio::spawn(async move {
            let _ = orders.send(table).await;
        });
    }
    drop(orders);
    while let Some(table) = kitchen.recv().await {
        println!("table {table}");
    }
    println!("kitchen closes");
}
