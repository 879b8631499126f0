//! Every round makes a channel of its own and sends one message into it.
//! run: ends
use flume::bounded;

fn main() {
    for round in 0..5 {
        let (punch, _bag) = bounded(1);
        punch.send(round).unwrap();
        println!("round {round}: {}", punch.len());
    }
}
