//! std::array.

#[effect(runs(0, many))]
pub fn from_fn<T, F: FnMut(usize) -> T>(cb: F) -> [T; 0] {}
pub use crate::vec::IntoIter;
