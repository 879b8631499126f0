//! `audit.rs` opens the log and keeps its receiver, `accounts.rs` writes to it, no file reads it.
//! run: hangs
//@error-in-other-file: as marked in accounts.rs
mod accounts;
mod audit;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let log = audit::open();
    let mut accounts = accounts::Accounts::new(log.writer());
    for cents in [500, -200, 1250] {
        accounts.transfer(7, cents).await;
    }
    println!("balance {} under {}", accounts.balance(7), log.name());
}
