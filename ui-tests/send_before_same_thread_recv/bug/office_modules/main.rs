//! The desk hands in three tickets before the first is worked on; the counter takes two.
//! run: hangs
//@error-in-other-file: as marked in desk.rs
mod counter;
mod desk;

use counter::Counter;
use desk::Desk;

fn main() {
    let (counter, tickets) = Counter::open();
    let mut desk = Desk::new(tickets);
    desk.hand_in("passport");
    desk.hand_in("licence");
    desk.hand_in("permit");
    println!("{} of {} done", counter.work_off(), desk.handed_in());
}
