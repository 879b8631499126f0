//! The set is emptied only when the reporter ends, which it never does.
//! run: hangs
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::sleep;

async fn fetch(page: u64) {
    sleep(Duration::from_millis(page)).await;
}

async fn report() {
    loop {
        //~^ loop_without_exit
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
    crawl.spawn(report());
    while let Some(done) = crawl.join_next().await {
        done.expect("no task panics");
    }
    println!("all pages are there");
}
