//! Once an hour the ledger turns a page.

use std::time::Duration;

/// Turns the pages of the day.
pub async fn keep(day: &'static str) {
    let mut page = 0;
    loop {
        tokio::time::sleep(Duration::from_secs(3600)).await;
        page += 1;
        println!("{day}, page {page}");
    }
}
