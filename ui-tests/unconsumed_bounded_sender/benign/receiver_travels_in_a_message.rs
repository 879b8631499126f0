//! The receiver goes to the task that reads it over a channel without a limit.
//! run: ends
use tokio::sync::mpsc::{self, Receiver, UnboundedReceiver};

struct Connection {
    lines: Receiver<u32>,
}

async fn serve(mut accepted: UnboundedReceiver<Connection>) -> u32 {
    let mut sum = 0;
    while let Some(mut connection) = accepted.recv().await {
        while let Some(line) = connection.lines.recv().await {
            sum += line;
        }
    }
    sum
}

#[tokio::main]
async fn main() {
    let (accept, accepted) = mpsc::unbounded_channel();
    let server = tokio::spawn(serve(accepted));
    let (typed, lines) = mpsc::channel(1);
    accept.send(Connection { lines }).ok().unwrap();
    for line in 0..5 {
        typed.send(line).await.unwrap();
    }
    drop((typed, accept));
    println!("{}", server.await.unwrap());
}
