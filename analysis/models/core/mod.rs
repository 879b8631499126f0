//! core is std by another name.

pub use std::*;
