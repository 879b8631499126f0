//! The spawned task seeds its own frontier with two pages, for which there is room.
//! run: ends
use async_channel::bounded;

async fn crawl() -> usize {
    let (frontier, pages) = bounded(2);
    frontier.send("/".to_owned()).await.expect("the queue is open");
    frontier.send("/about".to_owned()).await.expect("the queue is open");
    let mut length = 0;
    while let Ok(page) = pages.try_recv() {
        length += page.len();
    }
    length
}

#[tokio::main]
async fn main() {
    let crawler = tokio::spawn(crawl());
    println!("{}", crawler.await.expect("the crawler does not panic"));
}
