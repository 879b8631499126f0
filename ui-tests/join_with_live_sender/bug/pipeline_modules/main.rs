//! The configuration of a stage keeps the sender of the stage that is awaited.
//! run: hangs
mod pipeline;
mod stage;

use pipeline::Pipeline;

async fn finish(pipeline: Pipeline) -> usize {
    let stored = pipeline.store.await.unwrap();
    //~^ join_with_live_sender
    println!("{} closed", pipeline.settings.name);
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
