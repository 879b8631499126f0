//! futures-util is futures without executors.

pub use futures::*;
