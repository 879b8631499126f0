//! The end of the channel ends the loop; the limit ends it sooner.
//! run: ends
use async_channel::Receiver;

async fn read(pages: Receiver<String>) -> usize {
    let mut read = 0;
    loop {
        if let Ok(page) = pages.recv().await {
            println!("{page}");
            read += 1;
        } else {
            return read;
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
