//! Handlers share the app; its receiver is behind a mutex that no code locks. Upload 3 hangs.
//! run: hangs
use std::sync::Arc;

use parking_lot::Mutex;
use tokio::sync::mpsc;

struct App {
    thumbnails: mpsc::Sender<u64>,
    #[allow(dead_code)]
    pending: Mutex<mpsc::Receiver<u64>>,
}

async fn upload(app: Arc<App>, picture: u64) -> &'static str {
    app.thumbnails.send(picture).await.expect("the app is alive"); //~ unconsumed_bounded_sender
    "201 Created"
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (thumbnails, pending) = mpsc::channel(2);
    let app = Arc::new(App { thumbnails, pending: Mutex::new(pending) });
    for picture in 1..=5 {
        println!("{picture}: {}", upload(Arc::clone(&app), picture).await);
    }
}
