//! `main` sleeps for ever, also when its work is done.
//! run: hangs
use std::time::Duration;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let work = tokio::spawn(async { println!("worked") });
    loop {
        //~^ endless_loop
        tokio::time::sleep(Duration::from_millis(10)).await;
        println!("{}", work.is_finished());
    }
}
