//! The vector is emptied before the results are gathered.
//! run: ends
use flume::{Receiver, Sender};

async fn search(shard: usize, hits: Sender<usize>) {
    for n in 0..2 {
        let _ = hits.send_async(shard * 10 + n).await;
    }
}

async fn gather(shards: usize) -> usize {
    let (tx, hits): (Sender<usize>, Receiver<usize>) = flume::bounded(4);
    let mut links = Vec::new();
    links.push(tx);
    for shard in 0..shards {
        tokio::spawn(search(shard, links[0].clone()));
    }
    links.clear();
    let mut count = 0;
    while let Ok(hit) = hits.recv_async().await {
        println!("hit {hit}");
        count += 1;
    }
    count
}

#[tokio::main]
async fn main() {
    println!("{} hits", gather(3).await);
}
