//! The counter works tickets off, first come, first served.
use flume::{Receiver, Sender};

/// What somebody wants.
pub struct Ticket {
    pub what: &'static str,
}

pub struct Counter {
    tickets: Receiver<Ticket>,
}

impl Counter {
    pub fn open() -> (Self, Sender<Ticket>) {
        let (hand_in, tickets) = flume::bounded(3);
        (Self { tickets }, hand_in)
    }

    pub fn work_off(&self) -> usize {
        self.tickets.try_iter().filter(|ticket| !ticket.what.is_empty()).count()
    }
}
