//! tokio::sync::mpsc, checked against tokio 1.54.

use std::task::{Context, Poll};
use std::time::Duration;

pub mod error {
    #[derive(Clone, Copy)]
    pub struct SendError<T>(pub T);
    #[derive(Clone, Copy)]
    pub enum TrySendError<T> {
        Full(T),
        Closed(T),
    }
    impl<T> TrySendError<T> {
        pub fn into_inner(self) -> T {}
    }
    #[derive(Clone, Copy)]
    pub enum TryRecvError {
        Empty,
        Disconnected,
    }
    #[derive(Clone, Copy)]
    pub enum SendTimeoutError<T> {
        Timeout(T),
        Closed(T),
    }
    impl<T> SendTimeoutError<T> {
        pub fn into_inner(self) -> T {}
    }
}
use error::{SendError, SendTimeoutError, TryRecvError, TrySendError};

#[effect(channel(bounded), panic(zero))]
pub fn channel<T>(buffer: usize) -> (Sender<T>, Receiver<T>) {}
#[effect(channel(unbounded))]
pub fn unbounded_channel<T>() -> (UnboundedSender<T>, UnboundedReceiver<T>) {}

#[kind(sender)]
#[derive(Clone)]
pub struct Sender<T>;

impl<T> Sender<T> {
    /// Waits for room; fails once the receiver is gone. Cancelled, it drops the message.
    #[effect(send(wait), cancel(value))]
    pub async fn send(&self, value: T) -> Result<(), SendError<T>> {}
    #[effect(wait(await, gone), sticky(closed), cancel(safe))]
    pub async fn closed(&self) {}
    #[effect(send(err))]
    pub fn try_send(&self, message: T) -> Result<(), TrySendError<T>> {}
    #[effect(send(timed), cancel(value))]
    pub async fn send_timeout(&self, value: T, timeout: Duration) -> Result<(), SendTimeoutError<T>> {}
    #[effect(send(block), panic(in_async))]
    pub fn blocking_send(&self, value: T) -> Result<(), SendError<T>> {}
    #[effect(probe)]
    pub fn is_closed(&self) -> bool {}
    #[effect(acquire(permit, shared, await), cancel(queue))]
    pub async fn reserve(&self) -> Result<Permit<'_, T>, SendError<()>> {}
    #[effect(acquire(permit, shared, await), cancel(queue))]
    pub async fn reserve_many(&self, n: usize) -> Result<PermitIterator<'_, T>, SendError<()>> {}
    #[effect(acquire(permit, shared, await), cancel(queue))]
    pub async fn reserve_owned(self) -> Result<OwnedPermit<T>, SendError<()>> {}
    #[effect(acquire(permit, shared, try))]
    pub fn try_reserve(&self) -> Result<Permit<'_, T>, TrySendError<()>> {}
    #[effect(acquire(permit, shared, try))]
    pub fn try_reserve_many(&self, n: usize) -> Result<PermitIterator<'_, T>, TrySendError<()>> {}
    #[effect(acquire(permit, shared, try))]
    pub fn try_reserve_owned(self) -> Result<OwnedPermit<T>, TrySendError<Self>> {}
    #[effect(probe)]
    pub fn same_channel(&self, other: &Self) -> bool {}
    #[effect(probe)]
    pub fn capacity(&self) -> usize {}
    #[effect(probe)]
    pub fn max_capacity(&self) -> usize {}
    #[effect(weak)]
    pub fn downgrade(&self) -> WeakSender<T> {}
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
    /// `None` once all senders are gone, or `close` was called, and the queue is empty.
    #[effect(recv(await), sticky(closed), cancel(safe))]
    pub async fn recv(&mut self) -> Option<T> {}
    #[effect(recv(await), sticky(closed), cancel(safe))]
    pub async fn recv_many(&mut self, buffer: &mut Vec<T>, limit: usize) -> usize {}
    #[effect(recv(try), sticky(closed), ended(Err, Disconnected))]
    pub fn try_recv(&mut self) -> Result<T, TryRecvError> {}
    #[effect(recv(block), sticky(closed), panic(in_async))]
    pub fn blocking_recv(&mut self) -> Option<T> {}
    #[effect(recv(block), sticky(closed), panic(in_async))]
    pub fn blocking_recv_many(&mut self, buffer: &mut Vec<T>, limit: usize) -> usize {}
    /// Senders fail from here on; what is queued can still be received.
    #[effect(close)]
    pub fn close(&mut self) {}
    #[effect(probe)]
    pub fn is_closed(&self) -> bool {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
    #[effect(probe)]
    pub fn len(&self) -> usize {}
    #[effect(probe)]
    pub fn capacity(&self) -> usize {}
    #[effect(probe)]
    pub fn max_capacity(&self) -> usize {}
    #[effect(recv(try), sticky(closed))]
    pub fn poll_recv(&mut self, cx: &mut Context<'_>) -> Poll<Option<T>> {}
    #[effect(recv(try), sticky(closed))]
    pub fn poll_recv_many(
        &mut self,
        cx: &mut Context<'_>,
        buffer: &mut Vec<T>,
        limit: usize,
    ) -> Poll<usize> {
    }
    #[effect(probe)]
    pub fn sender_strong_count(&self) -> usize {}
    #[effect(probe)]
    pub fn sender_weak_count(&self) -> usize {}
}

#[kind(sender)]
#[derive(Clone)]
pub struct UnboundedSender<T>;

impl<T> UnboundedSender<T> {
    #[effect(send(never))]
    pub fn send(&self, message: T) -> Result<(), SendError<T>> {}
    #[effect(wait(await, gone), sticky(closed), cancel(safe))]
    pub async fn closed(&self) {}
    #[effect(probe)]
    pub fn is_closed(&self) -> bool {}
    #[effect(probe)]
    pub fn same_channel(&self, other: &Self) -> bool {}
    #[effect(weak)]
    pub fn downgrade(&self) -> WeakUnboundedSender<T> {}
    #[effect(probe)]
    pub fn strong_count(&self) -> usize {}
    #[effect(probe)]
    pub fn weak_count(&self) -> usize {}
}

#[kind(weak_sender)]
#[derive(Clone)]
pub struct WeakUnboundedSender<T>;

impl<T> WeakUnboundedSender<T> {
    #[effect(alias)]
    pub fn upgrade(&self) -> Option<UnboundedSender<T>> {}
    #[effect(probe)]
    pub fn strong_count(&self) -> usize {}
    #[effect(probe)]
    pub fn weak_count(&self) -> usize {}
}

#[kind(receiver)]
pub struct UnboundedReceiver<T>;

impl<T> UnboundedReceiver<T> {
    #[effect(recv(await), sticky(closed), cancel(safe))]
    pub async fn recv(&mut self) -> Option<T> {}
    #[effect(recv(await), sticky(closed), cancel(safe))]
    pub async fn recv_many(&mut self, buffer: &mut Vec<T>, limit: usize) -> usize {}
    #[effect(recv(try), sticky(closed), ended(Err, Disconnected))]
    pub fn try_recv(&mut self) -> Result<T, TryRecvError> {}
    #[effect(recv(block), sticky(closed), panic(in_async))]
    pub fn blocking_recv(&mut self) -> Option<T> {}
    #[effect(recv(block), sticky(closed), panic(in_async))]
    pub fn blocking_recv_many(&mut self, buffer: &mut Vec<T>, limit: usize) -> usize {}
    #[effect(close)]
    pub fn close(&mut self) {}
    #[effect(probe)]
    pub fn is_closed(&self) -> bool {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
    #[effect(probe)]
    pub fn len(&self) -> usize {}
    #[effect(recv(try), sticky(closed))]
    pub fn poll_recv(&mut self, cx: &mut Context<'_>) -> Poll<Option<T>> {}
    #[effect(recv(try), sticky(closed))]
    pub fn poll_recv_many(
        &mut self,
        cx: &mut Context<'_>,
        buffer: &mut Vec<T>,
        limit: usize,
    ) -> Poll<usize> {
    }
    #[effect(probe)]
    pub fn sender_strong_count(&self) -> usize {}
    #[effect(probe)]
    pub fn sender_weak_count(&self) -> usize {}
}

/// A reserved slot, given back when dropped.
#[kind(guard(permit, shared))]
pub struct Permit<'a, T>;
impl<T> Permit<'_, T> {
    #[effect(send(never))]
    pub fn send(self, value: T) {}
}
#[kind(guard(permit, shared))]
pub struct PermitIterator<'a, T>;
impl<'a, T> Iterator for PermitIterator<'a, T> {
    type Item = Permit<'a, T>;
}
#[kind(guard(permit, shared))]
pub struct OwnedPermit<T>;
impl<T> OwnedPermit<T> {
    #[effect(send(never))]
    pub fn send(self, value: T) -> Sender<T> {}
    #[effect(holds(self))]
    pub fn release(self) -> Sender<T> {}
    #[effect(probe)]
    pub fn same_channel(&self, other: &Self) -> bool {}
    #[effect(probe)]
    pub fn same_channel_as_sender(&self, sender: &Sender<T>) -> bool {}
}
