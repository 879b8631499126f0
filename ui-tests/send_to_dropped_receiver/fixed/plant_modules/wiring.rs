//! Puts the parts together.
use std::sync::mpsc::{Receiver, channel};

use crate::monitor::Monitor;

pub fn monitor() -> (Monitor, Receiver<i32>) {
    let (alarms, heard) = channel();
    (Monitor::new(60, alarms), heard)
}
