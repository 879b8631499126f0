//! The van says "empty" when the channel is closed, and the desk asks again.
//! run: spins
//@error-in-other-file: as marked in desk.rs
use std::thread;

mod desk;
mod route;

fn main() {
    let (parcels, van) = flume::bounded(4);
    let courier = thread::spawn(move || desk::Desk::new(route::Van::new(van)).deliver());
    for parcel in ["a book", "a lamp"] {
        parcels.send(parcel.to_owned()).expect("the courier is on the road");
    }
    drop(parcels);
    println!("{:?}", courier.join());
}
