//! The ledger hands out its sender, keeps one, and is read until all of them are gone.
//! run: hangs
mod ledger;

use ledger::{Entry, Ledger};

async fn total(ledger: &mut Ledger) -> u64 {
    let mut total = 0;
    while let Some(Entry { branch, amount }) = ledger.journal.recv().await {
        //~^ receiver_outlived_by_own_sender
        println!("{branch}: {amount}");
        total += amount;
    }
    total
}

#[tokio::main]
async fn main() {
    let mut ledger = Ledger::open();
    for branch in ["north", "south"] {
        let entries = ledger.entries();
        tokio::spawn(async move {
            let _ = entries.send(Entry { branch, amount: 12 }).await;
        });
    }
    println!("total {}", total(&mut ledger).await);
}
