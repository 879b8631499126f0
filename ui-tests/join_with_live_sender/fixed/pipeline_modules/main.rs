//! The settings are taken apart, and the sender goes before the store is awaited.
//! run: ends
mod pipeline;
mod stage;

use pipeline::Pipeline;
use stage::Settings;

async fn finish(pipeline: Pipeline) -> usize {
    let Settings { name, output } = pipeline.settings;
    drop(output);
    let stored = pipeline.store.await.unwrap();
    println!("{name} closed");
    stored
}

#[tokio::main]
async fn main() {
    let pipeline = Pipeline::start("raw");
    for n in 0..4 {
        pipeline.push(n).await;
    }
    println!("{} stored", finish(pipeline).await);
}
