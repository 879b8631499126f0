//! There is always room.
//! run: ends
use std::sync::mpsc::channel;

fn main() {
    let (words, list) = channel();
    for word in ["alpha", "beta", "gamma"] {
        words.send(word).expect("the list is in scope");
    }
    drop(words);
    println!("{}", list.iter().collect::<Vec<_>>().join(" "));
}
