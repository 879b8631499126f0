//! Closing takes the sender out of the static, so the writer ends.
//! run: ends
mod audit;

fn main() {
    let writer = audit::open();
    audit::note("door opened");
    audit::note("door closed");
    println!("{} entries", audit::close(writer));
}
