//! `select!` of futures polls an empty set no more until it has elements.
//! run: ends
use std::future::{Ready, ready};

use futures::stream::{FuturesUnordered, StreamExt};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut exports: FuturesUnordered<Ready<u8>> = FuturesUnordered::new();
    let mut spans = futures::stream::iter(0..3).fuse();
    let mut done = 0;
    loop {
        futures::select! {
            _ = exports.next() => done += 1,
            span = spans.next() => match span {
                Some(span) => exports.push(ready(span)),
                None => break,
            },
        }
    }
    println!("{done} exported before the end");
}
