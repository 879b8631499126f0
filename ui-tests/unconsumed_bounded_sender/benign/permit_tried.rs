//! `try_reserve` gives no permit when the queue is full, and does not wait.
//! run: ends
use tokio::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (tickets, _box_office) = mpsc::channel(2);
    let mut sold = 0;
    while let Ok(permit) = tickets.try_reserve() {
        permit.send(sold);
        sold += 1;
    }
    println!("{sold} tickets");
}
