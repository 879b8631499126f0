//! Locks that are held too long, or taken in the wrong order.
//!
//! In:  facts about locks and guards.
//! Out: one lint a file, its documentation beside it.

#[doc = include_str!("double_lock.md")]
pub mod double_lock;
