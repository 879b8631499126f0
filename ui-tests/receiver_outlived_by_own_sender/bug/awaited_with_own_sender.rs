//! `orders` is still open in `main`, so the last `recv` waits for ever.
//! run: hangs
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
    while let Some(table) = kitchen.recv().await {
        //~^ receiver_outlived_by_own_sender
        println!("table {table}");
    }
    println!("kitchen closes");
}
