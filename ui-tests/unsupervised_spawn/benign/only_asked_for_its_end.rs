//! The handle is asked whether the task has ended.
//! run: ends

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let task = tokio::spawn(async { println!("done") });
    while !task.is_finished() {
        tokio::task::yield_now().await;
    }
}
