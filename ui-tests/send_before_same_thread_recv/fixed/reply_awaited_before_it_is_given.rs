//! The task gives the answer before it waits for it.
//! run: ends
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

struct Quote {
    price: u32,
}

fn ask(item: &'static str) -> JoinHandle<u32> {
    tokio::spawn(async move {
        let (reply, answer) = oneshot::channel::<Quote>();
        reply.send(Quote { price: 3 * item.len() as u32 }).ok();
        let quote = answer.await.expect("a quote");
        quote.price
    })
}

#[tokio::main]
async fn main() {
    let price = ask("apple").await.expect("the task does not panic");
    println!("{price}");
}
