//! async-channel, checked against 2.5. Each message goes to one receiver.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures::stream::Stream;

#[effect(channel(bounded), panic(zero))]
pub fn bounded<T>(cap: usize) -> (Sender<T>, Receiver<T>) {}
#[effect(channel(unbounded))]
pub fn unbounded<T>() -> (Sender<T>, Receiver<T>) {}

#[kind(sender)]
#[derive(Clone)]
pub struct Sender<T>;
impl<T> Sender<T> {
    #[effect(send(err))]
    pub fn try_send(&self, msg: T) -> Result<(), TrySendError<T>> {}
    #[future(Send<'_, T>)]
    #[effect(send(wait), cancel(value))]
    pub async fn send(&self, msg: T) -> Result<(), SendError<T>> {}
    #[effect(send(block))]
    pub fn send_blocking(&self, msg: T) -> Result<(), SendError<T>> {}
    #[effect(send(over))]
    pub fn force_send(&self, msg: T) -> Result<Option<T>, SendError<T>> {}
    #[effect(close)]
    pub fn close(&self) -> bool {}
    #[effect(wait(await, gone), sticky(closed))]
    pub async fn closed(&self) {}
    #[effect(probe)]
    pub fn is_closed(&self) -> bool {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
    #[effect(probe)]
    pub fn is_full(&self) -> bool {}
    #[effect(probe)]
    pub fn len(&self) -> usize {}
    #[effect(probe)]
    pub fn capacity(&self) -> Option<usize> {}
    #[effect(probe)]
    pub fn receiver_count(&self) -> usize {}
    #[effect(probe)]
    pub fn sender_count(&self) -> usize {}
    #[effect(weak)]
    pub fn downgrade(&self) -> WeakSender<T> {}
    #[effect(probe)]
    pub fn same_channel(&self, other: &Sender<T>) -> bool {}
}
#[kind(receiver)]
#[derive(Clone)]
pub struct Receiver<T>;
impl<T> Receiver<T> {
    #[effect(recv(try), sticky(closed), ended(Err, Closed))]
    pub fn try_recv(&self) -> Result<T, TryRecvError> {}
    #[future(Recv<'_, T>)]
    #[effect(recv(await), sticky(closed), cancel(safe))]
    pub async fn recv(&self) -> Result<T, RecvError> {}
    #[effect(recv(block), sticky(closed))]
    pub fn recv_blocking(&self) -> Result<T, RecvError> {}
    #[effect(close)]
    pub fn close(&self) -> bool {}
    #[effect(wait(await, gone), sticky(closed))]
    pub async fn closed(&self) {}
    #[effect(probe)]
    pub fn is_closed(&self) -> bool {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
    #[effect(probe)]
    pub fn is_full(&self) -> bool {}
    #[effect(probe)]
    pub fn len(&self) -> usize {}
    #[effect(probe)]
    pub fn capacity(&self) -> Option<usize> {}
    #[effect(probe)]
    pub fn receiver_count(&self) -> usize {}
    #[effect(probe)]
    pub fn sender_count(&self) -> usize {}
    #[effect(weak)]
    pub fn downgrade(&self) -> WeakReceiver<T> {}
    #[effect(probe)]
    pub fn same_channel(&self, other: &Receiver<T>) -> bool {}
}
impl<T> Stream for Receiver<T> {
    type Item = T;
}
#[kind(weak_sender)]
#[derive(Clone)]
pub struct WeakSender<T>;
impl<T> WeakSender<T> {
    #[effect(alias)]
    pub fn upgrade(&self) -> Option<Sender<T>> {}
}
#[kind(weak)]
#[derive(Clone)]
pub struct WeakReceiver<T>;
impl<T> WeakReceiver<T> {
    #[effect(alias)]
    pub fn upgrade(&self) -> Option<Receiver<T>> {}
}
#[kind(future)]
pub struct Send<'a, T>;
impl<T> Future for Send<'_, T> {
    type Output = Result<(), SendError<T>>;
    #[effect(send(wait), cancel(value))]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), SendError<T>>> {}
}
#[kind(future)]
pub struct Recv<'a, T>;
impl<T> Future for Recv<'_, T> {
    type Output = Result<T, RecvError>;
    #[effect(recv(await), sticky(closed), cancel(safe))]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, RecvError>> {}
}
#[derive(Clone, Copy)]
pub struct SendError<T>(pub T);
#[derive(Clone, Copy)]
pub enum TrySendError<T> {
    Full(T),
    Closed(T),
}
#[each(SendError<T>, TrySendError<T>)]
impl<T> Each {
    pub fn into_inner(self) -> T {}
}
impl<T> TrySendError<T> {
    pub fn is_full(&self) -> bool {}
    pub fn is_closed(&self) -> bool {}
}
#[derive(Clone, Copy)]
pub struct RecvError;
#[derive(Clone, Copy)]
pub enum TryRecvError {
    Empty,
    Closed,
}
impl TryRecvError {
    pub fn is_empty(&self) -> bool {}
    pub fn is_closed(&self) -> bool {}
}
