//! futures-channel is futures::channel.

pub use futures::channel::*;
