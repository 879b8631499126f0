//! Three events go into a queue for two before the task that emits them drains it.
//! run: hangs
use tokio::sync::mpsc;

#[derive(Clone, Copy)]
enum Event {
    Started = 1,
    Loaded,
    Ready,
}

async fn start_up() -> Vec<u8> {
    let (events, mut queue) = mpsc::channel(2);
    events.send(Event::Started).await.expect("the queue is open");
    events.send(Event::Loaded).await.expect("the queue is open");
    events.send(Event::Ready).await.expect("the queue is open"); //~ send_before_same_thread_recv
    drop(events);
    let mut seen = Vec::new();
    while let Some(event) = queue.recv().await {
        seen.push(event as u8);
    }
    seen
}

#[tokio::main]
async fn main() {
    println!("{:?}", start_up().await);
}
