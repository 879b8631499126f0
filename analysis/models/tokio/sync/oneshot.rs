//! tokio::sync::oneshot, checked against tokio 1.54.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use error::{RecvError, TryRecvError};

pub mod error {
    #[derive(Clone)]
    pub struct RecvError(());
    #[derive(Clone)]
    pub enum TryRecvError {
        Empty,
        Closed,
    }
}

#[effect(channel(oneshot))]
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {}

#[kind(sender)]
pub struct Sender<T>;
impl<T> Sender<T> {
    #[effect(send(never))]
    pub fn send(self, t: T) -> Result<(), T> {}
    #[effect(wait(await, gone), sticky(closed), cancel(safe))]
    pub async fn closed(&mut self) {}
    #[effect(probe)]
    pub fn is_closed(&self) -> bool {}
    #[effect(probe)]
    pub fn poll_closed(&mut self, cx: &mut Context<'_>) -> Poll<()> {}
}
#[kind(receiver)]
pub struct Receiver<T>;
impl<T> Receiver<T> {
    #[effect(close)]
    pub fn close(&mut self) {}
    #[effect(probe)]
    pub fn is_terminated(&self) -> bool {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
    #[effect(recv(try))]
    pub fn try_recv(&mut self) -> Result<T, TryRecvError> {}
    #[effect(recv(block), panic(in_async))]
    pub fn blocking_recv(self) -> Result<T, RecvError> {}
}
impl<T> Future for Receiver<T> {
    type Output = Result<T, RecvError>;
    #[effect(recv(await), cancel(safe), panic(again))]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, RecvError>> {}
}
