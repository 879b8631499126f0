//! The receiver goes when all is sent and read.
//! run: ends
use std::sync::mpsc::channel;

fn main() {
    let (words, list) = channel();
    words.send("a").expect("the list is in scope");
    words.send("b").expect("the list is in scope");
    println!("{}", list.try_iter().count());
    drop(list);
    drop(words);
}
