//! The name is misspelt, and silences nothing.
//! run: ends

#[cfg_attr(any(), allow(conc_lint::unconsumed_bounded_sendr))] //~ unused_suppression
fn greet() {
    println!("hello");
}

fn main() {
    greet();
}
