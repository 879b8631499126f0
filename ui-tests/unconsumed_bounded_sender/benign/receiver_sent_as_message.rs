//! The receiver itself travels through another channel to the code that reads it.
//! run: ends
use tokio::sync::mpsc::{self, Receiver};

async fn desk(mut visitors: Receiver<Receiver<String>>) -> usize {
    let mut answers = 0;
    while let Some(mut questions) = visitors.recv().await {
        while questions.recv().await.is_some() {
            answers += 1;
        }
    }
    answers
}

#[tokio::main]
async fn main() {
    let (door, visitors) = mpsc::channel(1);
    let desk = tokio::spawn(desk(visitors));
    for visitor in ["ada", "bob"] {
        let (ask, questions) = mpsc::channel(1);
        door.send(questions).await.unwrap();
        for n in 0..3 {
            ask.send(format!("{visitor}: question {n}")).await.unwrap();
        }
    }
    drop(door);
    println!("{} answers", desk.await.unwrap());
}
