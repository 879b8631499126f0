//! The audit trail's sender is in a static for ever, so the writer that is joined never ends.
//! run: hangs
//@error-in-other-file: as marked in audit.rs
mod audit;

fn main() {
    let writer = audit::open();
    audit::note("door opened");
    audit::note("door closed");
    println!("{} entries", audit::close(writer));
}
