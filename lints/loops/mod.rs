//! Lints about loops.
//!
//! In:  facts about the ends of bodies. Out: findings about loops that are never left.

#[doc = include_str!("endless_loop.md")]
pub mod endless_loop;
#[doc = include_str!("loop_without_exit.md")]
pub mod loop_without_exit;
