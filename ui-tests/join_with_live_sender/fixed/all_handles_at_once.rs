//! The senders go before the workers are waited for.
//! run: ends
use async_channel::Receiver;
use futures::future::join_all;

async fn render(tiles: Receiver<u32>) -> usize {
    let mut rendered = 0;
    while let Ok(tile) = tiles.recv().await {
        rendered += usize::from(tile % 2 == 0);
    }
    rendered
}

#[tokio::main]
async fn main() {
    let (tiles, queue) = async_channel::bounded(16);
    let mut workers = Vec::new();
    for _ in 0..3 {
        workers.push(tokio::spawn(render(queue.clone())));
    }
    for tile in 0..9 {
        tiles.send(tile).await.unwrap();
    }
    drop(tiles);
    let rendered = join_all(workers).await;
    println!("{}", rendered.len());
}
