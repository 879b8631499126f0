//! futures::sink, checked against 0.3.34.

use std::pin::Pin;
use std::task::{Context, Poll};

pub trait Sink<Item> {
    type Error;
    #[effect(wait(try, slot))]
    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>>;
    #[effect(send(err))]
    fn start_send(self: Pin<&mut Self>, item: Item) -> Result<(), Self::Error>;
    #[effect(wait(try, slot))]
    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>>;
    #[effect(drop(self))]
    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>>;
    /// Also flushes: it completes when the message has gone on.
    #[effect(send(wait), cancel(value))]
    async fn send(&mut self, item: Item) -> Result<(), Self::Error>;
    /// Without flush.
    #[effect(send(wait), cancel(value))]
    async fn feed(&mut self, item: Item) -> Result<(), Self::Error>;
    #[effect(wait(await, slot))]
    async fn flush(&mut self) -> Result<(), Self::Error>;
    /// Ends this sender alone.
    #[effect(drop(self))]
    async fn close(&mut self) -> Result<(), Self::Error>;
    #[effect(send(wait), cancel(value))]
    async fn send_all<St>(&mut self, stream: &mut St) -> Result<(), Self::Error>;
    #[effect(holds(self), holds(0))]
    fn with<U, Fut, F: FnMut(U) -> Fut>(self, f: F) -> impl Sink<U>;
    #[effect(holds(self), holds(0))]
    fn sink_map_err<E, F: FnOnce(Self::Error) -> E>(self, f: F) -> impl Sink<Item, Error = E>;
    #[effect(holds(self))]
    fn sink_err_into<E>(self) -> impl Sink<Item, Error = E>;
    #[effect(holds(self))]
    fn buffer(self, capacity: usize) -> impl Sink<Item, Error = Self::Error>;
    #[effect(holds(self), holds(0))]
    fn fanout<Si>(self, other: Si) -> impl Sink<Item, Error = Self::Error>;
}
/// Its methods stand with `Sink`'s own, whose `Item` they need.
pub trait SinkExt<Item>: Sink<Item> {}
pub fn drain<T>() -> impl Sink<T, Error = std::convert::Infallible> {}
