//! Who delivers them.
use crate::route::Source;

pub struct Desk<S> {
    source: S,
    delivered: u32,
}

impl<S: Source> Desk<S> {
    pub fn new(source: S) -> Self {
        Self { source, delivered: 0 }
    }

    pub fn deliver(&mut self) -> u32 {
        loop {
            match self.source.next() {
                Ok(parcel) => {
                    self.delivered += 1;
                    println!("{}: {parcel}", self.delivered);
                    if self.delivered == 100 {
                        return self.delivered;
                    }
                }
                Err(why) => {
                    println!("{why}");
                    return self.delivered;
                }
            }
        }
    }
}
