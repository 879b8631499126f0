//! The program is the service that it waits for; a request ends it.
//! run: ends
use std::process::exit;

use tokio::sync::mpsc;

#[tokio::main]
async fn main() {
    let (tx, mut rx) = mpsc::channel::<u32>(4);
    let service = tokio::spawn(async move {
        while let Some(request) = rx.recv().await {
            if request == 0 {
                exit(0);
            }
        }
    });
    let requests = tx.clone();
    tokio::spawn(async move {
        for request in (0..3).rev() {
            let _ = requests.send(request).await;
        }
    });
    service.await.unwrap();
    println!("{}", tx.is_closed());
}
