//! The task owns the last receiver and waits for the end of the market; the third order hangs.
//! run: hangs
use async_channel::bounded;
use tokio::sync::oneshot;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (close, closed) = oneshot::channel::<()>();
    let (orders, book) = bounded::<u64>(2);
    let market = tokio::spawn(async move {
        let _ = closed.await;
        println!("{} orders left in the book", book.len());
    });
    for quantity in [100, 250, 75, 30] {
        orders.send(quantity).await.unwrap(); //~ unconsumed_bounded_sender
    }
    close.send(()).unwrap();
    market.await.unwrap();
}
