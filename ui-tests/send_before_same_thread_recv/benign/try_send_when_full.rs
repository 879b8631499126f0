//! What does not fit is dropped, and counted.
//! run: ends
use crossbeam_channel::bounded;

fn main() {
    let (samples, buffer) = bounded(2);
    let dropped = (0..5).filter(|n| samples.try_send(*n).is_err()).count();
    println!("{dropped} dropped, {} kept", buffer.try_iter().count());
}
