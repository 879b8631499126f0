//! futures-sink.

pub use futures::sink::Sink;
