//! The desk takes requests and hands in tickets.
use flume::Sender;

use crate::counter::Ticket;

pub struct Desk {
    tickets: Sender<Ticket>,
    handed_in: usize,
}

impl Desk {
    pub fn new(tickets: Sender<Ticket>) -> Self {
        Self { tickets, handed_in: 0 }
    }

    pub fn hand_in(&mut self, what: &'static str) {
        self.handed_in += 1;
        self.tickets.send(Ticket { what }).expect("the counter is open");
    }

    pub fn handed_in(&self) -> usize {
        self.handed_in
    }
}
