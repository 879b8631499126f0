//! `select!` does whichever is possible: it receives once the buffer is full.
//! run: ends
use tokio::sync::mpsc;

#[tokio::main]
async fn main() {
    let (work, mut queue) = mpsc::channel(1);
    let (mut sent, mut received) = (0, 0);
    while received < 5 {
        tokio::select! {
            permit = work.reserve(), if sent < 5 => {
                permit.expect("the queue is open").send(sent);
                sent += 1;
            }
            job = queue.recv() => {
                received += 1;
                println!("{job:?}");
            }
        }
    }
}
