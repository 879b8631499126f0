//! The comment speaks to people alone.
//! run: ends

fn main() {
    // The linter has nothing to say here.
    println!("hello");
}
