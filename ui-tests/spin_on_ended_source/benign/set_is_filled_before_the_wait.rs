//! The set is never empty where it is asked: each turn starts one job and takes one out.
//! run: ends
use tokio::task::JoinSet;

#[tokio::main]
async fn main() {
    let mut jobs = JoinSet::new();
    let mut sum = 0;
    for n in 0..5 {
        jobs.spawn(async move { n * n });
        if let Some(Ok(square)) = jobs.join_next().await {
            sum += square;
        }
    }
    println!("{sum}");
}
