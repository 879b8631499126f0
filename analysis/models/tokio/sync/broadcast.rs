//! tokio::sync::broadcast, checked against tokio 1.54.

use error::{RecvError, SendError, TryRecvError};

pub mod error {
    pub struct SendError<T>(pub T);
    #[derive(Clone)]
    pub enum RecvError {
        Closed,
        Lagged(u64),
    }
    #[derive(Clone)]
    pub enum TryRecvError {
        Empty,
        Closed,
        Lagged(u64),
    }
}

/// The capacity is rounded up to a power of two.
#[effect(channel(broadcast), panic(zero))]
pub fn channel<T>(capacity: usize) -> (Sender<T>, Receiver<T>) {}

#[kind(sender)]
#[derive(Clone)]
pub struct Sender<T>;
impl<T> Sender<T> {
    #[effect(channel(broadcast), panic(zero))]
    pub fn new(capacity: usize) -> Self {}
    /// Fails when there is no receiver.
    #[effect(send(over))]
    pub fn send(&self, value: T) -> Result<usize, SendError<T>> {}
    #[effect(subscribe)]
    pub fn subscribe(&self) -> Receiver<T> {}
    #[effect(weak)]
    pub fn downgrade(&self) -> WeakSender<T> {}
    #[effect(probe)]
    pub fn len(&self) -> usize {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
    #[effect(probe)]
    pub fn receiver_count(&self) -> usize {}
    #[effect(probe)]
    pub fn same_channel(&self, other: &Self) -> bool {}
    #[effect(wait(await, gone), cancel(safe))]
    pub async fn closed(&self) {}
    #[effect(probe)]
    pub fn strong_count(&self) -> usize {}
    #[effect(probe)]
    pub fn weak_count(&self) -> usize {}
}
#[kind(weak_sender)]
#[derive(Clone)]
pub struct WeakSender<T>;
impl<T> WeakSender<T> {
    #[effect(alias)]
    pub fn upgrade(&self) -> Option<Sender<T>> {}
    #[effect(probe)]
    pub fn strong_count(&self) -> usize {}
    #[effect(probe)]
    pub fn weak_count(&self) -> usize {}
}
#[kind(receiver)]
pub struct Receiver<T>;
impl<T> Receiver<T> {
    #[effect(probe)]
    pub fn len(&self) -> usize {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
    #[effect(probe)]
    pub fn same_channel(&self, other: &Self) -> bool {}
    #[effect(probe)]
    pub fn sender_strong_count(&self) -> usize {}
    #[effect(probe)]
    pub fn sender_weak_count(&self) -> usize {}
    #[effect(probe)]
    pub fn is_closed(&self) -> bool {}
    #[effect(subscribe)]
    pub fn resubscribe(&self) -> Self {}
    /// `Lagged` is not the end.
    #[effect(recv(await), sticky(closed), ended(Err, Closed), cancel(safe))]
    pub async fn recv(&mut self) -> Result<T, RecvError> {}
    #[effect(recv(try), sticky(closed), ended(Err, Closed))]
    pub fn try_recv(&mut self) -> Result<T, TryRecvError> {}
    #[effect(recv(block), sticky(closed), ended(Err, Closed), panic(in_async))]
    pub fn blocking_recv(&mut self) -> Result<T, RecvError> {}
}
