//! The task waits for its own answer before it gives it.
//! run: hangs
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

struct Quote {
    price: u32,
}

fn ask(item: &'static str) -> JoinHandle<u32> {
    tokio::spawn(async move {
        let (reply, answer) = oneshot::channel::<Quote>();
        let quote = answer.await.expect("a quote"); //~ send_before_same_thread_recv
        reply.send(Quote { price: 3 * item.len() as u32 }).ok();
        quote.price
    })
}

#[tokio::main]
async fn main() {
    let price = ask("apple").await.expect("the task does not panic");
    println!("{price}");
}
