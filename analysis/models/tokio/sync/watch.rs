//! tokio::sync::watch, checked against tokio 1.54.

use std::ops::Deref;

use error::{RecvError, SendError};

pub mod error {
    pub struct SendError<T>(pub T);
    #[derive(Clone)]
    pub struct RecvError(());
}

#[effect(channel(watch), stores(0))]
pub fn channel<T>(init: T) -> (Sender<T>, Receiver<T>) {}

#[kind(sender)]
#[derive(Clone, Default)]
pub struct Sender<T>;
impl<T> Sender<T> {
    #[effect(channel(watch), stores(0))]
    pub fn new(init: T) -> Self {}
    /// Fails and stores nothing when there is no receiver.
    #[effect(send(over))]
    pub fn send(&self, value: T) -> Result<(), SendError<T>> {}
    #[effect(send(over), runs(0, once))]
    pub fn send_modify<F: FnOnce(&mut T)>(&self, modify: F) {}
    #[effect(send(over), runs(0, once))]
    pub fn send_if_modified<F: FnOnce(&mut T) -> bool>(&self, modify: F) -> bool {}
    #[effect(send(over))]
    pub fn send_replace(&self, value: T) -> T {}
    /// A reader lock: a sender waits while the result lives.
    #[effect(acquire(thread, shared, block))]
    pub fn borrow(&self) -> Ref<'_, T> {}
    #[effect(probe)]
    pub fn is_closed(&self) -> bool {}
    #[effect(wait(await, gone), cancel(safe))]
    pub async fn closed(&self) {}
    #[effect(subscribe)]
    pub fn subscribe(&self) -> Receiver<T> {}
    #[effect(probe)]
    pub fn receiver_count(&self) -> usize {}
    #[effect(probe)]
    pub fn sender_count(&self) -> usize {}
    #[effect(probe)]
    pub fn same_channel(&self, other: &Self) -> bool {}
}
#[kind(receiver)]
#[derive(Clone)]
pub struct Receiver<T>;
impl<T> Receiver<T> {
    #[effect(acquire(thread, shared, block))]
    pub fn borrow(&self) -> Ref<'_, T> {}
    /// Marks the value seen.
    #[effect(acquire(thread, shared, block), recv(try))]
    pub fn borrow_and_update(&mut self) -> Ref<'_, T> {}
    #[effect(probe)]
    pub fn has_changed(&self) -> Result<bool, RecvError> {}
    #[effect(probe)]
    pub fn is_closed(&self) -> bool {}
    #[effect(probe)]
    pub fn mark_changed(&mut self) {}
    #[effect(probe)]
    pub fn mark_unchanged(&mut self) {}
    #[effect(recv(await), sticky(closed), cancel(safe))]
    pub async fn changed(&mut self) -> Result<(), RecvError> {}
    #[effect(recv(await), runs(0, many), sticky(closed), cancel(safe))]
    pub async fn wait_for(&mut self, f: impl FnMut(&T) -> bool) -> Result<Ref<'_, T>, RecvError> {}
    #[effect(probe)]
    pub fn same_channel(&self, other: &Self) -> bool {}
}
#[kind(guard(thread, shared))]
pub struct Ref<'a, T>;
impl<T> Ref<'_, T> {
    #[effect(probe)]
    pub fn has_changed(&self) -> bool {}
}
impl<T> Deref for Ref<'_, T> {
    type Target = T;
}
