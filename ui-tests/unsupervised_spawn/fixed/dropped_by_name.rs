//! Both are awaited.
//! run: ends

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let first = tokio::spawn(async { println!("first") });
    let second = tokio::spawn(async { println!("second") });
    first.await.unwrap();
    second.await.unwrap();
}
