//! The comment has no form that is read, and silences nothing.
//! run: ends

fn main() {
    /* conc-lint: quiet, please */
    //~^ unused_suppression
    println!("hello");
}
