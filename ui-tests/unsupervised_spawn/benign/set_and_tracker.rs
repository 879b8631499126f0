//! A set and a tracker know their tasks.
//! run: ends
use tokio::task::JoinSet;
use tokio_util::task::TaskTracker;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut set = JoinSet::new();
    set.spawn(async { println!("in the set") });
    let tracker = TaskTracker::new();
    tracker.spawn(async { println!("tracked") });
    tracker.close();
    tracker.wait().await;
    set.join_all().await;
}
