//! The connection writes its rows in a task of its own.
//! run: ends
use tokio::sync::mpsc::{Receiver, Sender, channel};

struct Connection {
    rows: Receiver<Row>,
}

impl Connection {
    async fn run(mut self) -> usize {
        let mut bytes = 0;
        while let Some(line) = self.rows.recv().await {
            bytes += line.len();
        }
        bytes
    }
}

type Row = Vec<u8>;

fn connect(window: usize) -> (Sender<Row>, Connection) {
    let (tx, rx) = channel(window);
    (tx, Connection { rows: rx })
}

async fn copy_in(target: &Sender<Row>, csv: &str) -> usize {
    let mut copied = 0;
    for line in csv.lines() {
        let sent = target.send(line.as_bytes().to_vec()).await;
        if sent.is_err() {
            break;
        }
        copied += 1;
    }
    copied
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (table, connection) = connect(5);
    let connection = tokio::spawn(connection.run());
    let copied = copy_in(&table, &"1;2;3\n".repeat(20)).await;
    drop(table);
    println!("{copied} rows, {} bytes", connection.await.unwrap());
}
