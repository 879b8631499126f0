//! The reporter is no member of the set, and is aborted.
//! run: ends
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::sleep;

async fn fetch(page: u64) {
    sleep(Duration::from_millis(page)).await;
}

async fn report() {
    loop {
        sleep(Duration::from_millis(5)).await;
        println!("still fetching");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut crawl = JoinSet::new();
    for page in 0..3 {
        crawl.spawn(fetch(page));
    }
    let reporter = tokio::spawn(report());
    while let Some(done) = crawl.join_next().await {
        done.expect("no task panics");
    }
    reporter.abort();
    println!("all pages are there");
}
