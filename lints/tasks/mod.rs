//! Lints about tasks.
//!
//! In:  facts. Out: findings.

#[doc = include_str!("spawn_without_cancellation.md")]
pub mod spawn_without_cancellation;
#[doc = include_str!("unsupervised_spawn.md")]
pub mod unsupervised_spawn;
