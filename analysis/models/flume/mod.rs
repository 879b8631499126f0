//! flume, checked against 0.12.

use std::time::{Duration, Instant};

#[effect(channel(bounded_or_rendezvous))]
pub fn bounded<T>(cap: usize) -> (Sender<T>, Receiver<T>) {}
#[effect(channel(unbounded))]
pub fn unbounded<T>() -> (Sender<T>, Receiver<T>) {}

#[kind(sender)]
#[derive(Clone)]
pub struct Sender<T>;
impl<T> Sender<T> {
    #[effect(send(err))]
    pub fn try_send(&self, msg: T) -> Result<(), TrySendError<T>> {}
    #[effect(send(block))]
    pub fn send(&self, msg: T) -> Result<(), SendError<T>> {}
    #[effect(send(timed))]
    pub fn send_deadline(&self, msg: T, deadline: Instant) -> Result<(), SendTimeoutError<T>> {}
    #[effect(send(timed))]
    pub fn send_timeout(&self, msg: T, dur: Duration) -> Result<(), SendTimeoutError<T>> {}
    #[future(r#async::SendFut<'_, T>)]
    #[effect(send(wait), cancel(value))]
    pub async fn send_async(&self, item: T) -> Result<(), SendError<T>> {}
    #[future(r#async::SendFut<'_, T>)]
    #[effect(send(wait), cancel(value))]
    pub async fn into_send_async(self, item: T) -> Result<(), SendError<T>> {}
    #[effect(holds(self))]
    pub fn sink(&self) -> r#async::SendSink<'_, T> {}
    #[effect(holds(self))]
    pub fn into_sink<'a>(self) -> r#async::SendSink<'a, T> {}
    #[effect(probe)]
    pub fn is_disconnected(&self) -> bool {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
    #[effect(probe)]
    pub fn is_full(&self) -> bool {}
    #[effect(probe)]
    pub fn len(&self) -> usize {}
    #[effect(probe)]
    pub fn capacity(&self) -> Option<usize> {}
    #[effect(probe)]
    pub fn sender_count(&self) -> usize {}
    #[effect(probe)]
    pub fn receiver_count(&self) -> usize {}
    #[effect(weak)]
    pub fn downgrade(&self) -> WeakSender<T> {}
    #[effect(probe)]
    pub fn same_channel(&self, other: &Sender<T>) -> bool {}
}
#[kind(weak_sender)]
#[derive(Clone)]
pub struct WeakSender<T>;
impl<T> WeakSender<T> {
    #[effect(alias)]
    pub fn upgrade(&self) -> Option<Sender<T>> {}
}
#[kind(receiver)]
#[derive(Clone)]
pub struct Receiver<T>;
impl<T> Receiver<T> {
    #[effect(recv(try), sticky(closed), ended(Err, Disconnected))]
    pub fn try_recv(&self) -> Result<T, TryRecvError> {}
    #[effect(recv(block), sticky(closed))]
    pub fn recv(&self) -> Result<T, RecvError> {}
    #[effect(recv(timed), sticky(closed), ended(Err, Disconnected))]
    pub fn recv_deadline(&self, deadline: Instant) -> Result<T, RecvTimeoutError> {}
    #[effect(recv(timed), sticky(closed), ended(Err, Disconnected))]
    pub fn recv_timeout(&self, dur: Duration) -> Result<T, RecvTimeoutError> {}
    #[future(r#async::RecvFut<'_, T>)]
    #[effect(recv(await), sticky(closed), cancel(safe))]
    pub async fn recv_async(&self) -> Result<T, RecvError> {}
    #[future(r#async::RecvFut<'_, T>)]
    #[effect(recv(await), sticky(closed), cancel(safe))]
    pub async fn into_recv_async(self) -> Result<T, RecvError> {}
    #[effect(holds(self))]
    pub fn stream(&self) -> r#async::RecvStream<'_, T> {}
    #[effect(holds(self))]
    pub fn into_stream<'a>(self) -> r#async::RecvStream<'a, T> {}
    #[effect(holds(self))]
    pub fn iter(&self) -> Iter<'_, T> {}
    #[effect(holds(self))]
    pub fn try_iter(&self) -> TryIter<'_, T> {}
    /// Takes all that is there.
    #[effect(recv(try))]
    pub fn drain(&self) -> Drain<'_, T> {}
    #[effect(probe)]
    pub fn is_disconnected(&self) -> bool {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
    #[effect(probe)]
    pub fn is_full(&self) -> bool {}
    #[effect(probe)]
    pub fn len(&self) -> usize {}
    #[effect(probe)]
    pub fn capacity(&self) -> Option<usize> {}
    #[effect(probe)]
    pub fn sender_count(&self) -> usize {}
    #[effect(probe)]
    pub fn receiver_count(&self) -> usize {}
    #[effect(probe)]
    pub fn same_channel(&self, other: &Receiver<T>) -> bool {}
}
impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    #[effect(holds(self))]
    fn into_iter(self) -> IntoIter<T> {}
}
impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;
    #[effect(holds(self))]
    fn into_iter(self) -> Iter<'a, T> {}
}
#[kind(receiver)]
pub struct Iter<'a, T>;
#[kind(receiver)]
pub struct IntoIter<T>;
#[each(Iter<'_, T>, IntoIter<T>)]
impl<T> Iterator for Each {
    type Item = T;
    #[effect(recv(block), sticky(closed))]
    fn next(&mut self) -> Option<T> {}
}
#[kind(receiver)]
pub struct TryIter<'a, T>;
impl<T> Iterator for TryIter<'_, T> {
    type Item = T;
    #[effect(recv(try))]
    fn next(&mut self) -> Option<T> {}
}
#[kind(collection)]
pub struct Drain<'a, T>;
impl<T> Iterator for Drain<'_, T> {
    type Item = T;
}
pub mod r#async {
    use std::future::Future;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    use super::{RecvError, SendError};
    use futures::sink::Sink;
    use futures::stream::Stream;

    #[kind(future)]
    pub struct SendFut<'a, T>;
    impl<T> Future for SendFut<'_, T> {
        type Output = Result<(), SendError<T>>;
        #[effect(send(wait), cancel(value))]
        fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), SendError<T>>> {}
    }
    #[kind(sender)]
    #[derive(Clone)]
    pub struct SendSink<'a, T>;
    impl<T> Sink<T> for SendSink<'_, T> {
        type Error = SendError<T>;
    }
    #[kind(future)]
    pub struct RecvFut<'a, T>;
    impl<T> Future for RecvFut<'_, T> {
        type Output = Result<T, RecvError>;
        #[effect(recv(await), sticky(closed), cancel(safe))]
        fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, RecvError>> {}
    }
    #[kind(receiver)]
    #[derive(Clone)]
    pub struct RecvStream<'a, T>;
    impl<T> Stream for RecvStream<'_, T> {
        type Item = T;
    }
}
pub struct Selector<'a, T>;
impl<'a, T> Selector<'a, T> {
    pub fn new() -> Self {}
    #[effect(holds(self), holds(0), holds(2))]
    pub fn send<U, F: FnMut(Result<(), SendError<U>>) -> T>(self, sender: &'a Sender<U>, msg: U, mapper: F) -> Self {}
    #[effect(holds(self), holds(0), holds(1))]
    pub fn recv<U, F: FnMut(Result<U, RecvError>) -> T>(self, receiver: &'a Receiver<U>, mapper: F) -> Self {}
    #[effect(wait(block, any), runs(self, once))]
    pub fn wait(self) -> T {}
    #[effect(wait(timed, any), runs(self, at_most_once))]
    pub fn wait_timeout(self, dur: Duration) -> Result<T, select::SelectError> {}
    #[effect(wait(timed, any), runs(self, at_most_once))]
    pub fn wait_deadline(self, deadline: Instant) -> Result<T, select::SelectError> {}
}
pub mod select {
    pub use super::Selector;
    pub struct SelectError;
}

#[derive(Clone, Copy)]
pub struct SendError<T>(pub T);
#[derive(Clone, Copy)]
pub enum TrySendError<T> {
    Full(T),
    Disconnected(T),
}
#[derive(Clone, Copy)]
pub enum SendTimeoutError<T> {
    Timeout(T),
    Disconnected(T),
}
#[each(SendError<T>, TrySendError<T>, SendTimeoutError<T>)]
impl<T> Each {
    pub fn into_inner(self) -> T {}
}
#[derive(Clone, Copy)]
pub enum RecvError {
    Disconnected,
}
#[derive(Clone, Copy)]
pub enum TryRecvError {
    Empty,
    Disconnected,
}
#[derive(Clone, Copy)]
pub enum RecvTimeoutError {
    Timeout,
    Disconnected,
}
