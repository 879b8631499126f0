//! tokio_util::time, checked against 0.7.20.

use std::task::{Context, Poll};
use std::time::Duration;

use tokio::time::Instant;

/// As a stream it ends when it is empty, for now.
#[kind(collection)]
#[derive(Default)]
pub struct DelayQueue<T>;
impl<T> DelayQueue<T> {
    pub fn new() -> DelayQueue<T> {}
    pub fn with_capacity(capacity: usize) -> DelayQueue<T> {}
    #[effect(stores(0))]
    pub fn insert(&mut self, value: T, timeout: Duration) -> delay_queue::Key {}
    #[effect(stores(0))]
    pub fn insert_at(&mut self, value: T, when: Instant) -> delay_queue::Key {}
    #[effect(wait(try, time), sticky(empty), holds(self))]
    pub fn poll_expired(&mut self, cx: &mut Context<'_>) -> Poll<Option<delay_queue::Expired<T>>> {}
    pub fn remove(&mut self, key: &delay_queue::Key) -> delay_queue::Expired<T> {}
    pub fn try_remove(&mut self, key: &delay_queue::Key) -> Option<delay_queue::Expired<T>> {}
    pub fn reset(&mut self, key: &delay_queue::Key, timeout: Duration) {}
    pub fn reset_at(&mut self, key: &delay_queue::Key, when: Instant) {}
    pub fn clear(&mut self) {}
    #[effect(probe)]
    pub fn len(&self) -> usize {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
    #[effect(wait(timed, time), sticky(empty), cancel(safe), holds(self))]
    pub async fn next(&mut self) -> Option<delay_queue::Expired<T>> {}
}
impl<T> futures::stream::Stream for DelayQueue<T> {
    type Item = delay_queue::Expired<T>;
}
pub mod delay_queue {
    pub use super::DelayQueue;
    #[derive(Clone, Copy)]
    pub struct Key;
    #[kind(wrapper)]
    pub struct Expired<T>;
    impl<T> Expired<T> {
        pub fn get_ref(&self) -> &T {}
        pub fn get_mut(&mut self) -> &mut T {}
        pub fn into_inner(self) -> T {}
        pub fn deadline(&self) -> Instant {}
        pub fn key(&self) -> Key {}
    }
    use tokio::time::Instant;
}
