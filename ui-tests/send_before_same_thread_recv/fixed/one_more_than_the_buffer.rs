//! Three events go into a queue for three before the task that emits them drains it.
//! run: ends
use tokio::sync::mpsc;

#[derive(Clone, Copy)]
enum Event {
    Started = 1,
    Loaded,
    Ready,
}

async fn start_up() -> Vec<u8> {
    let (events, mut queue) = mpsc::channel(3);
    events.send(Event::Started).await.expect("the queue is open");
    events.send(Event::Loaded).await.expect("the queue is open");
    events.send(Event::Ready).await.expect("the queue is open");
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
