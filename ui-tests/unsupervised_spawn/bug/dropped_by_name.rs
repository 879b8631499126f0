//! A variable that starts with `_` and `drop` let the tasks go.
//! run: ends

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let _first = tokio::spawn(async { println!("first") }); //~ unsupervised_spawn
    drop(tokio::spawn(async { println!("second") })); //~ unsupervised_spawn
    tokio::task::yield_now().await;
}
