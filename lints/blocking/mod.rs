//! Lints about code that blocks its thread.
//!
//! In:  waits on the main path. Out: findings about waits that nothing ends, or that have no limit.

#[doc = include_str!("blocking_recv_on_main.md")]
pub mod blocking_recv_on_main;
#[doc = include_str!("unbounded_wait_on_main.md")]
pub mod unbounded_wait_on_main;
