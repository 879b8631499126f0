//! With both arms off, `else` leaves the loop.
//! run: ends
use tokio::sync::mpsc;

#[tokio::main]
async fn main() {
    let (left, mut lefts) = mpsc::channel(2);
    let (right, mut rights) = mpsc::channel(2);
    left.send(1).await.expect("the receiver is there");
    right.send(2).await.expect("the receiver is there");
    drop((left, right));
    let mut sum = 0;
    loop {
        tokio::select! {
            Some(n) = lefts.recv() => sum += n,
            Some(n) = rights.recv() => sum += n,
            else => break,
        }
    }
    println!("{sum}");
}
