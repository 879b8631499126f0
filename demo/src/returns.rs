//! Parcels that come back are followed on their way to the shelf.

use tokio::sync::mpsc::Receiver;

use crate::{Parcel, tracking};

/// Puts returned parcels into the shelf.
pub async fn restock(mut returned: Receiver<Parcel>) {
    loop {
        if let Some(parcel) = returned.recv().await {
            tracking::follow(&parcel);
            println!("parcel {} is back", parcel.number);
        }
    }
}
