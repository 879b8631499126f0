//! Where parcels come from.
use std::fmt;

pub struct Van {
    parcels: flume::Receiver<String>,
}

/// Why there is no parcel.
#[derive(Debug)]
pub struct Empty;

impl fmt::Display for Empty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the van is empty")
    }
}

pub trait Source {
    fn next(&self) -> Result<String, Empty>;
}

impl Van {
    pub fn new(parcels: flume::Receiver<String>) -> Self {
        Self { parcels }
    }
}

impl Source for Van {
    fn next(&self) -> Result<String, Empty> {
        self.parcels.recv().map_err(|_| Empty)
    }
}
