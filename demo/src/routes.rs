//! Vans, each with a queue of parcels that it empties.

use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use crate::Parcel;

/// The vans' queues.
pub struct Routes {
    vans: Vec<mpsc::Sender<Parcel>>,
}

impl Routes {
    /// Starts `count` vans; each returns how many parcels it took.
    pub fn start(count: usize) -> (Self, Vec<JoinHandle<usize>>) {
        let (mut vans, mut tasks) = (Vec::new(), Vec::new());
        for _ in 0..count {
            let (van, mut parcels) = mpsc::channel::<Parcel>(2);
            tasks.push(tokio::spawn(async move {
                let mut loaded = 0;
                while let Some(parcel) = parcels.recv().await {
                    println!("{} to {}", parcel.number, parcel.postcode);
                    loaded += 1;
                }
                loaded
            }));
            vans.push(van);
        }
        (Self { vans }, tasks)
    }

    /// Gives the parcel to the van of its postcode.
    pub async fn send(&self, parcel: Parcel) {
        let van = parcel.postcode as usize % self.vans.len();
        if self.vans[van].send(parcel).await.is_err() {
            eprintln!("the van has left");
        }
    }
}
