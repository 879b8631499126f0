//! `connect` hands out a keeper that holds the receiver; nothing on it can read. Row 6 hangs.
//! run: hangs
use tokio::sync::mpsc::{Receiver, Sender, channel};

struct Connection {
    _rows: Receiver<Row>,
}

type Row = Vec<u8>;

fn connect(window: usize) -> (Sender<Row>, Connection) {
    let (tx, rx) = channel(window);
    (tx, Connection { _rows: rx })
}

async fn copy_in(target: &Sender<Row>, csv: &str) -> usize {
    let mut copied = 0;
    for line in csv.lines() {
        let sent = target.send(line.as_bytes().to_vec()).await; //~ unconsumed_bounded_sender
        if sent.is_err() {
            break;
        }
        copied += 1;
    }
    copied
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (table, _connection) = connect(5);
    let copied = copy_in(&table, &"1;2;3\n".repeat(20)).await;
    println!("{copied} rows");
}
