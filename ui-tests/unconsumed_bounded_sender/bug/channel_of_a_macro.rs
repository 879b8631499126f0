//! `queue!` makes a channel for two letters, `post!` sends; the receiver is kept and never read.
//! run: hangs
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

#[tokio::main(flavor = "current_thread")]
async fn main() {
    queue!(letters, _mailbag);
    for customer in ["ada", "bob", "cyd"] {
        post!(letters, "dear {customer}"); //~ unconsumed_bounded_sender
    }
    println!("posted");
}
