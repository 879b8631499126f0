//! A timer locks the receiver and takes what has come in.
//! run: ends
use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use tokio::sync::mpsc;

struct App {
    thumbnails: mpsc::Sender<u64>,
    pending: Mutex<mpsc::Receiver<u64>>,
}

async fn make_thumbnails(app: Arc<App>) {
    loop {
        while let Ok(picture) = app.pending.lock().try_recv() {
            println!("thumbnail of {picture}");
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

async fn upload(app: Arc<App>, picture: u64) -> &'static str {
    app.thumbnails.send(picture).await.expect("the app is alive");
    "201 Created"
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (thumbnails, pending) = mpsc::channel(2);
    let app = Arc::new(App { thumbnails, pending: Mutex::new(pending) });
    let maker = tokio::spawn(make_thumbnails(Arc::clone(&app)));
    for picture in 1..=5 {
        println!("{picture}: {}", upload(Arc::clone(&app), picture).await);
    }
    maker.abort();
}
