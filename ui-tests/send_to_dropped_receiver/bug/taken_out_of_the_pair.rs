//! Only the sender is taken out of the pair.
//! run: ends
use flume::unbounded;

fn main() {
    let steps = unbounded().0; //~ send_to_dropped_receiver
    let mut lost = 0;
    for step in 0..4_u8 {
        if steps.send(step).is_err() {
            lost += 1;
        }
    }
    println!("{lost} steps lost");
}
