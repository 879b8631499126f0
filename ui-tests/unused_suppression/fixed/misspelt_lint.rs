//! Nothing was to be silenced: the attribute went.
//! run: ends

fn greet() {
    println!("hello");
}

fn main() {
    greet();
}
