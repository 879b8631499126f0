//! Closing the ledger drops its own sender and leaves the journal.
//! run: ends
mod ledger;

use ledger::{Entry, Ledger};

async fn total(ledger: Ledger) -> u64 {
    let mut journal = ledger.close();
    let mut total = 0;
    while let Some(Entry { branch, amount }) = journal.recv().await {
        println!("{branch}: {amount}");
        total += amount;
    }
    total
}

#[tokio::main]
async fn main() {
    let ledger = Ledger::open();
    for branch in ["north", "south"] {
        let entries = ledger.entries();
        tokio::spawn(async move {
            let _ = entries.send(Entry { branch, amount: 12 }).await;
        });
    }
    println!("total {}", total(ledger).await);
}
