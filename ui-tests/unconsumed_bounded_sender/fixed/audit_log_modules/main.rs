//! `audit.rs` opens the log and can print it, which `main` starts in a task.
//! run: ends
mod accounts;
mod audit;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut log = audit::open();
    let mut accounts = accounts::Accounts::new(log.writer());
    let name = log.name();
    tokio::spawn(async move { log.print().await });
    for cents in [500, -200, 1250] {
        accounts.transfer(7, cents).await;
    }
    println!("balance {} under {name}", accounts.balance(7));
}
