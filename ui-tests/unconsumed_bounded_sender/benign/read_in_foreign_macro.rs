//! `async_stream::stream!` of another crate reads the receiver inside its body.
//! run: ends
use futures::StreamExt;
use tokio::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (chars, mut typed) = mpsc::channel(1);
    let words = async_stream::stream! {
        let mut word = String::new();
        while let Some(char) = typed.recv().await {
            if char == ' ' {
                yield std::mem::take(&mut word);
            } else {
                word.push(char);
            }
        }
        yield word;
    };
    let reader = tokio::spawn(words.collect::<Vec<_>>());
    for char in "to be or not".chars() {
        chars.send(char).await.unwrap();
    }
    drop(chars);
    println!("{:?}", reader.await.unwrap());
}
