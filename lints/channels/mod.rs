//! Lints about channels.
//!
//! In:  channel facts. Out: findings about sends, receives and the life of channel ends.

#[doc = include_str!("bounded_send_without_timeout.md")]
pub mod bounded_send_without_timeout;
#[doc = include_str!("send_before_same_thread_recv.md")]
pub mod send_before_same_thread_recv;
#[doc = include_str!("send_to_dropped_receiver.md")]
pub mod send_to_dropped_receiver;
#[doc = include_str!("spin_on_ended_source.md")]
pub mod spin_on_ended_source;
#[doc = include_str!("unconsumed_bounded_sender.md")]
pub mod unconsumed_bounded_sender;
