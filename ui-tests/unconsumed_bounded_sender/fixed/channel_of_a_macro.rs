//! A task empties the bag, by a macro of its own.
//! run: ends
use tokio::sync::mpsc;

macro_rules! queue {
    ($sender:ident, $receiver:ident) => {
        let ($sender, $receiver) = mpsc::channel(2);
    };
}

macro_rules! post {
    ($sender:expr, $($text:tt)*) => {
        if $sender.send(format!($($text)*)).await.is_err() {
            return;
        }
    };
}

macro_rules! deliver {
    ($receiver:ident) => {{
        let mut letters = $receiver;
        while let Some(letter) = letters.recv().await {
            println!("{letter}");
        }
    }};
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    queue!(letters, mailbag);
    let carrier = tokio::spawn(async move { deliver!(mailbag) });
    for customer in ["ada", "bob", "cyd"] {
        post!(letters, "dear {customer}");
    }
    drop(letters);
    carrier.await.unwrap();
    println!("posted");
}
