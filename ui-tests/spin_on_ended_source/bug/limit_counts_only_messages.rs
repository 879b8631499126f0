//! The limit counts messages, so it is never reached once the channel is closed.
//! run: spins
use async_channel::Receiver;

async fn read(pages: Receiver<String>) -> usize {
    let mut read = 0;
    loop {
        //~^ spin_on_ended_source
        if let Ok(page) = pages.recv().await {
            println!("{page}");
            read += 1;
        }
        if read > 10_000 {
            return read;
        }
    }
}

#[tokio::main]
async fn main() {
    let (found, pages) = async_channel::bounded(4);
    let reader = tokio::spawn(read(pages));
    for page in ["/", "/about"] {
        found.send(page.to_owned()).await.expect("the reader is there");
    }
    drop(found);
    println!("{}", reader.await.expect("the reader does not panic"));
}
