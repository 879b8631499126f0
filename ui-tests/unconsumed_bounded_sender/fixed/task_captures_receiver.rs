//! The task matches orders until the market closes.
//! run: ends
use async_channel::bounded;
use tokio::sync::oneshot;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (close, closed) = oneshot::channel::<()>();
    let (orders, book) = bounded::<u64>(2);
    let market = tokio::spawn(async move {
        let mut closed = closed;
        loop {
            tokio::select! {
                biased;
                order = book.recv() => match order {
                    Ok(quantity) => println!("matched {quantity}"),
                    Err(_) => break,
                },
                _ = &mut closed => break,
            }
        }
        println!("{} orders left in the book", book.len());
    });
    for quantity in [100, 250, 75, 30] {
        orders.send(quantity).await.unwrap();
    }
    close.send(()).unwrap();
    market.await.unwrap();
}
