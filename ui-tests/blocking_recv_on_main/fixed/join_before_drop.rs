//! The belt closes before the join.
//! run: ends
use std::sync::mpsc;
use std::thread;

fn main() {
    let (belt, parcels) = mpsc::sync_channel::<u32>(4);
    let packer = thread::spawn(move || {
        let mut grams = 0;
        while let Ok(parcel) = parcels.recv() {
            grams += parcel;
        }
        grams
    });
    for parcel in [250, 900, 1200] {
        belt.send(parcel).expect("the packer is there");
    }
    drop(belt);
    let grams = packer.join().expect("the packer does not panic");
    println!("{grams} g packed");
}
