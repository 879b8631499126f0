//! Lints about what silences other lints.
//!
//! In:  what the command found out about suppressions. Out: findings about those of no effect.

#[doc = include_str!("unused_suppression.md")]
pub mod unused_suppression;
