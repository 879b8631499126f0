//! The subscribers end when the broadcast closes, and the hub that waits for them keeps it open.
//! run: hangs
use tokio::sync::broadcast;
use tokio::task::JoinSet;

struct Hub {
    news: broadcast::Sender<u32>,
    readers: JoinSet<u32>,
}

impl Hub {
    fn new() -> Self {
        let (news, _) = broadcast::channel(8);
        Self { news, readers: JoinSet::new() }
    }

    fn read(&mut self) {
        let mut news = self.news.subscribe();
        self.readers.spawn(async move {
            let mut sum = 0;
            while let Ok(item) = news.recv().await {
                sum += item;
            }
            sum
        });
    }

    async fn finish(mut self) -> u32 {
        let mut sum = 0;
        while let Some(read) = self.readers.join_next().await {
            //~^ join_with_live_sender
            sum += read.unwrap();
        }
        sum
    }
}

#[tokio::main]
async fn main() {
    let mut hub = Hub::new();
    hub.read();
    hub.read();
    let _ = hub.news.send(4);
    println!("sum {}", hub.finish().await);
}
