//! One arm of the worker's `select!` reads the queue.
//! run: ends
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::interval;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (edits, mut changed) = mpsc::channel(1);
    let saver = tokio::spawn(async move {
        let mut autosave = interval(Duration::from_millis(10));
        let mut dirty = 0;
        loop {
            tokio::select! {
                edit = changed.recv() => match edit {
                    Some(lines) => dirty += lines,
                    None => return dirty,
                },
                _ = autosave.tick() => println!("{dirty} lines so far"),
            }
        }
    });
    for lines in [1, 5, 2, 8] {
        edits.send(lines).await.unwrap();
    }
    drop(edits);
    println!("{} lines saved", saver.await.unwrap());
}
