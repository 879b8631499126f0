//! tokio_util::sync, checked against 0.7.20.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::sync::mpsc::Sender;

/// Fired by `cancel` for ever; a child is fired by its ancestors; dropping never fires.
#[kind(signal)]
#[derive(Clone, Default)]
pub struct CancellationToken;
impl CancellationToken {
    pub fn new() -> CancellationToken {}
    /// Another token: firing it leaves this one alone.
    #[effect(holds(self))]
    pub fn child_token(&self) -> CancellationToken {}
    #[effect(fire)]
    pub fn cancel(&self) {}
    #[effect(observe(try))]
    pub fn is_cancelled(&self) -> bool {}
    #[future(WaitForCancellationFuture<'_>)]
    #[effect(observe(await), sticky(cancelled), cancel(safe))]
    pub async fn cancelled(&self) {}
    #[future(WaitForCancellationFutureOwned)]
    #[effect(observe(await), sticky(cancelled), cancel(safe))]
    pub async fn cancelled_owned(self) {}
    #[effect(holds(self))]
    pub fn drop_guard(self) -> DropGuard {}
    #[effect(holds(self))]
    pub fn drop_guard_ref(&self) -> DropGuardRef<'_> {}
    #[effect(observe(await), runs(0, at_most_once), sticky(cancelled))]
    pub async fn run_until_cancelled<F: Future>(&self, fut: F) -> Option<F::Output> {}
    #[effect(observe(await), runs(0, at_most_once), sticky(cancelled))]
    pub async fn run_until_cancelled_owned<F: Future>(self, fut: F) -> Option<F::Output> {}
}
#[kind(future)]
pub struct WaitForCancellationFuture<'a>;
#[kind(future)]
pub struct WaitForCancellationFutureOwned;
#[each(WaitForCancellationFuture<'_>, WaitForCancellationFutureOwned)]
impl Future for Each {
    type Output = ();
    #[effect(observe(await), sticky(cancelled), cancel(safe))]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {}
}
/// Dropped, it fires the token.
#[kind(signal)]
pub struct DropGuard;
impl DropGuard {
    #[effect(alias)]
    pub fn token(&self) -> &CancellationToken {}
    #[effect(holds(self))]
    pub fn disarm(self) -> CancellationToken {}
    /// What `Drop` does.
    #[effect(fire)]
    pub fn drop(&mut self) {}
}
#[kind(signal)]
pub struct DropGuardRef<'a>;
impl<'a> DropGuardRef<'a> {
    #[effect(alias)]
    pub fn token(&self) -> &CancellationToken {}
    #[effect(holds(self))]
    pub fn disarm(self) -> &'a CancellationToken {}
    #[effect(fire)]
    pub fn drop(&mut self) {}
}

/// Holds a slot between `poll_reserve` and `send_item`.
#[kind(sender)]
#[derive(Clone)]
pub struct PollSender<T>;
pub struct PollSendError<T>(Option<T>);
impl<T> PollSendError<T> {
    pub fn into_inner(self) -> Option<T> {}
}
impl<T> PollSender<T> {
    pub fn new(sender: Sender<T>) -> Self {}
    #[effect(wait(try, slot))]
    pub fn poll_reserve(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), PollSendError<T>>> {}
    #[effect(send(never))]
    pub fn send_item(&mut self, value: T) -> Result<(), PollSendError<T>> {}
    #[effect(probe)]
    pub fn is_closed(&self) -> bool {}
    #[effect(alias)]
    pub fn get_ref(&self) -> Option<&Sender<T>> {}
    #[effect(drop(self))]
    pub fn close(&mut self) {}
    #[effect(wait(try, slot))]
    pub fn abort_send(&mut self) -> bool {}
}
#[derive(Clone)]
pub struct PollSemaphore;
impl PollSemaphore {
    #[effect(holds(0))]
    pub fn new(semaphore: Arc<Semaphore>) -> Self {}
    #[effect(close)]
    pub fn close(&self) {}
    #[effect(acquire(permit, shared, try))]
    pub fn poll_acquire(&mut self, cx: &mut Context<'_>) -> Poll<Option<OwnedSemaphorePermit>> {}
    #[effect(probe)]
    pub fn available_permits(&self) -> usize {}
}
/// A boxed future whose box is used again.
#[kind(future)]
pub struct ReusableBoxFuture<'a, T>;
impl<'a, T> ReusableBoxFuture<'a, T> {
    #[effect(holds(0))]
    pub fn new<F: Future<Output = T>>(future: F) -> Self {}
    #[effect(stores(0))]
    pub fn set<F: Future<Output = T>>(&mut self, future: F) {}
}
impl<T> Future for ReusableBoxFuture<'_, T> {
    type Output = T;
    #[effect(runs(self, once))]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {}
}
