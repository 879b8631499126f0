//! Puts the parts together.
use std::sync::mpsc::channel;

use crate::monitor::Monitor;

pub fn monitor() -> Monitor {
    let (alarms, _) = channel(); //~ send_to_dropped_receiver
    Monitor::new(60, alarms)
}
