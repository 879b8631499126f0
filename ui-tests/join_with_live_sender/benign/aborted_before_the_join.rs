//! The worker is aborted, directly or through a handle that somebody else keeps.
//! run: ends
use tokio::sync::mpsc;
use tokio::task::AbortHandle;

struct Stopper(AbortHandle);

impl Stopper {
    fn stop(&self) {
        self.0.abort();
    }
}

#[tokio::main]
async fn main() {
    let (tx, mut rx) = mpsc::channel::<u32>(4);
    let worker = tokio::spawn(async move {
        while let Some(job) = rx.recv().await {
            println!("job {job}");
        }
    });
    let stopper = Stopper(worker.abort_handle());
    stopper.stop();
    println!("{}", worker.await.is_err());
    println!("{}", tx.is_closed());
}
