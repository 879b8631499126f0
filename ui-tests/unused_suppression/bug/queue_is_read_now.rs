//! The queue got a reader: its old suppression would hide the next mistake.
//! run: ends

use tokio::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (jobs, mut worker) = mpsc::channel(1);
    let done = tokio::spawn(async move { while worker.recv().await.is_some() {} });
    for job in 0..3 {
        /* conc-lint: allow(unconsumed_bounded_sender) no worker yet */
        //~^ unused_suppression
        jobs.send(job).await.expect("the worker is alive");
    }
    drop(jobs);
    done.await.expect("the worker does not panic");
}
