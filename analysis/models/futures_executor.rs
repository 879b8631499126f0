//! futures-executor.

pub use futures::executor::*;
