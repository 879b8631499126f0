//! `main` waits for the work.
//! run: ends

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let work = tokio::spawn(async { println!("worked") });
    work.await.unwrap();
}
