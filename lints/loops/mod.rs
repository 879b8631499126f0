//! Lints about loops.
//!
//! In:  facts. Out: findings.

#[doc = include_str!("endless_loop.md")]
pub mod endless_loop;
