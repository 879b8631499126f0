//! tokio-util, checked against 0.7.20.
