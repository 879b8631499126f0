//! parking_lot, checked against 0.12 and 0.13. Its locks are not reentrant and do not poison.
