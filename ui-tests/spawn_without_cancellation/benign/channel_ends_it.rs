//! All senders are outside: the loop ends with the last of them.
//! run: ends
use tokio::sync::mpsc;

struct Log {
    lines: mpsc::Sender<String>,
}

impl Log {
    fn open() -> Self {
        let (lines, mut queue) = mpsc::channel::<String>(8);
        tokio::spawn(async move {
            while let Some(line) = queue.recv().await {
                println!("{line}");
            }
        });
        Self { lines }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for name in ["a", "b"] {
        let log = Log::open();
        log.lines.send(name.to_owned()).await.unwrap();
    }
    while tokio::runtime::Handle::current().metrics().num_alive_tasks() > 0 {
        tokio::task::yield_now().await;
    }
}
