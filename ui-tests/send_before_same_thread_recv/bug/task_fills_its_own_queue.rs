//! The spawned task seeds its own frontier with two pages, but the queue holds one.
//! run: hangs
use async_channel::bounded;

async fn crawl() -> usize {
    let (frontier, pages) = bounded(1);
    frontier.send("/".to_owned()).await.expect("the queue is open");
    frontier.send("/about".to_owned()).await.expect("the queue is open"); //~ send_before_same_thread_recv
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
