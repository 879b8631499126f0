//! The monitor tells of what is too hot.
use std::sync::mpsc::Sender;

pub struct Monitor {
    limit: i32,
    alarms: Sender<i32>,
}

impl Monitor {
    pub fn new(limit: i32, alarms: Sender<i32>) -> Self {
        Self { limit, alarms }
    }

    pub fn measure(&self, celsius: i32) {
        if celsius > self.limit && self.alarms.send(celsius).is_err() {
            println!("nobody hears of {celsius} degrees");
        }
    }
}
