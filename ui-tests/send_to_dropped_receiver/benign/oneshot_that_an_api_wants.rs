//! The handler takes a reply sender; here nobody waits for the reply.
//! run: ends
use tokio::sync::oneshot;

fn handle(n: u32, reply: oneshot::Sender<u32>) {
    let _ = reply.send(n + 1);
}

#[tokio::main]
async fn main() {
    let (reply, _) = oneshot::channel();
    handle(1, reply);
    let (reply, answer) = oneshot::channel();
    handle(2, reply);
    println!("{:?}", answer.await);
}
