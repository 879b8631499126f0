//! futures::future, checked against 0.3.34.

use std::pin::Pin;
use std::task::{Context, Poll};

pub use std::future::Future;
pub use std::future::{pending, poll_fn, ready, Ready};

use crate::stream::Stream;

pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T>>>;
pub type LocalBoxFuture<'a, T> = Pin<Box<dyn Future<Output = T>>>;
pub trait FusedFuture: Future {
    #[effect(probe)]
    fn is_terminated(&self) -> bool;
}
pub trait TryFuture: Future {}

#[blanket]
pub trait FutureExt: Future {
    #[effect(drives(self), holds(self), holds(0))]
    fn map<U, F: FnOnce(Self::Output) -> U>(self, f: F) -> impl Future<Output = U>;
    #[effect(drives(self), holds(self))]
    fn map_into<U>(self) -> impl Future<Output = U>;
    #[effect(drives(self), holds(self), holds(0))]
    fn then<Fut: Future, F: FnOnce(Self::Output) -> Fut>(self, f: F) -> impl Future<Output = Fut::Output>;
    #[effect(drives(self), holds(self))]
    fn left_future<B>(self) -> Either<Self, B>;
    #[effect(drives(self), holds(self))]
    fn right_future<A>(self) -> Either<A, Self>;
    #[effect(holds(self))]
    fn into_stream(self) -> impl Stream<Item = Self::Output>;
    #[effect(holds(self))]
    fn flatten(self) -> impl Future<Output = <Self::Output as Future>::Output>
    where
        Self::Output: Future;
    #[effect(drives(self), holds(self))]
    fn fuse(self) -> Fuse<Self>;
    #[effect(drives(self), holds(self), holds(0))]
    fn inspect<F: FnOnce(&Self::Output)>(self, f: F) -> impl Future<Output = Self::Output>;
    #[effect(drives(self), holds(self))]
    fn catch_unwind(self) -> impl Future<Output = std::thread::Result<Self::Output>>;
    #[effect(holds(self))]
    fn shared(self) -> Shared<Self>;
    /// Dropped, the handle cancels.
    #[effect(holds(self))]
    fn remote_handle(self) -> (impl Future<Output = ()>, RemoteHandle<Self::Output>);
    #[effect(drives(self), holds(self))]
    fn boxed<'a>(self) -> Pin<Box<dyn Future<Output = Self::Output>>>;
    #[effect(drives(self), holds(self))]
    fn boxed_local<'a>(self) -> Pin<Box<dyn Future<Output = Self::Output>>>;
    #[effect(drives(self), holds(self))]
    fn unit_error(self) -> impl Future<Output = Result<Self::Output, ()>>;
    #[effect(drives(self), holds(self))]
    fn never_error(self) -> impl Future<Output = Result<Self::Output, std::convert::Infallible>>;
    /// Polls once, then drops it.
    #[effect(runs(self, at_most_once))]
    fn now_or_never(self) -> Option<Self::Output>;
    #[effect(runs(self, at_most_once))]
    fn poll_unpin(&mut self, cx: &mut Context<'_>) -> Poll<Self::Output>;
}
#[blanket]
pub trait TryFutureExt: Future {
    #[effect(drives(self), holds(self), holds(0))]
    fn map_ok<T, F>(self, f: F) -> impl Future<Output = Result<T, _>>;
    #[effect(drives(self), holds(self), holds(0))]
    fn map_err<E, F>(self, f: F) -> impl Future<Output = Result<_, E>>;
    #[effect(drives(self), holds(self))]
    fn err_into<E>(self) -> impl Future<Output = Result<_, E>>;
    #[effect(holds(self), holds(0))]
    fn and_then<Fut: Future, F: FnOnce(_) -> Fut>(self, f: F) -> impl Future<Output = Fut::Output>;
    #[effect(holds(self), holds(0))]
    fn or_else<Fut: Future, F: FnOnce(_) -> Fut>(self, f: F) -> impl Future<Output = Fut::Output>;
    #[effect(drives(self), holds(self), holds(0))]
    fn unwrap_or_else<T, F: FnOnce(_) -> T>(self, f: F) -> impl Future<Output = T>;
    #[effect(drives(self), holds(self), holds(0))]
    fn inspect_ok<F>(self, f: F) -> impl Future<Output = Self::Output>;
    #[effect(drives(self), holds(self), holds(0))]
    fn inspect_err<F>(self, f: F) -> impl Future<Output = Self::Output>;
    #[effect(drives(self), holds(self))]
    fn into_future(self) -> impl Future<Output = Self::Output>;
}

/// Once done, never ready again.
#[kind(future)]
#[derive(Clone)]
pub struct Fuse<F>;
impl<F> Fuse<F> {
    #[effect(never)]
    pub fn terminated() -> Fuse<F> {}
}
#[kind(future)]
#[derive(Clone)]
pub struct Shared<F>;
impl<F: Future> Shared<F> {
    #[effect(probe)]
    pub fn peek(&self) -> Option<&F::Output> {}
}
#[each(Fuse<F>, Shared<F>)]
impl<F: Future> Future for Each {
    type Output = F::Output;
    #[effect(runs(self, once))]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {}
}
impl<F> FusedFuture for Fuse<F> {}
/// Dropped, it cancels its future; panics are raised again on await.
#[kind(handle(cancel))]
pub struct RemoteHandle<T>;
impl<T> RemoteHandle<T> {
    /// Detaches.
    #[effect(detach)]
    pub fn forget(self) {}
}
impl<T> Future for RemoteHandle<T> {
    type Output = T;
    #[effect(join(await))]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {}
}
#[kind(wrapper)]
pub enum Either<A, B> {
    Left(A),
    Right(B),
}
impl<A: Future, B> Future for Either<A, B> {
    type Output = A::Output;
    #[effect(runs(self, once))]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<A::Output> {}
}
impl<T> Either<T, T> {
    pub fn into_inner(self) -> T {}
}
#[kind(wrapper)]
pub enum MaybeDone<F> {
    Future(F),
    Done(_),
    Gone,
}
#[effect(holds(0))]
pub fn maybe_done<F>(future: F) -> MaybeDone<F> {}
#[kind(future)]
#[derive(Default)]
pub struct OptionFuture<F>;
impl<F> OptionFuture<F> {
    #[effect(holds(0))]
    pub fn from(option: Option<F>) -> Self {}
}
impl<F: Future> Future for OptionFuture<F> {
    type Output = Option<F::Output>;
    #[effect(runs(self, at_most_once))]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<F::Output>> {}
}

#[effect(runs(0, many))]
pub async fn join_all<I: IntoIterator>(iter: I) -> Vec<<I::Item as Future>::Output>
where
    I::Item: Future,
{
}
#[effect(runs(0, many))]
pub async fn try_join_all<I: IntoIterator, T, E>(iter: I) -> Result<Vec<T>, E>
where
    I::Item: Future<Output = Result<T, E>>,
{
}
#[effect(runs(0, once), runs(1, once))]
pub async fn join<A: Future, B: Future>(a: A, b: B) -> (A::Output, B::Output) {}
#[effect(runs(0, once), runs(1, once), runs(2, once))]
pub async fn join3<A: Future, B: Future, C: Future>(a: A, b: B, c: C) -> (A::Output, B::Output, C::Output) {}
#[effect(runs(0, once), runs(1, once), runs(2, once), runs(3, once))]
pub async fn join4<A: Future, B: Future, C: Future, D: Future>(a: A, b: B, c: C, d: D) -> (A::Output, B::Output, C::Output, D::Output) {}
#[effect(runs(0, at_most_once), runs(1, at_most_once))]
pub async fn try_join<A, B, T, U, E>(a: A, b: B) -> Result<(T, U), E>
where
    A: Future<Output = Result<T, E>>,
    B: Future<Output = Result<U, E>>,
{
}
/// The loser comes back with the result.
#[effect(runs(0, at_most_once), runs(1, at_most_once), holds(0), holds(1))]
pub async fn select<A: Future, B: Future>(a: A, b: B) -> Either<(A::Output, B), (B::Output, A)> {}
#[effect(runs(0, at_most_once), holds(0))]
pub async fn select_all<I: IntoIterator>(iter: I) -> (<I::Item as Future>::Output, usize, Vec<I::Item>)
where
    I::Item: Future,
{
}
#[effect(runs(0, at_most_once), holds(0))]
pub async fn select_ok<I: IntoIterator, T, E>(iter: I) -> Result<(T, Vec<I::Item>), E>
where
    I::Item: Future<Output = Result<T, E>>,
{
}
#[effect(runs(0, at_most_once))]
pub async fn poll_immediate<F: Future>(f: F) -> Option<F::Output> {}
#[effect(holds(0))]
pub fn lazy<R, F: FnOnce(&mut Context<'_>) -> R>(f: F) -> impl Future<Output = R> {}
#[effect(holds(0))]
pub fn ok<T, E>(t: T) -> Ready<Result<T, E>> {}
#[effect(holds(0))]
pub fn err<T, E>(err: E) -> Ready<Result<T, E>> {}

#[effect(holds(0))]
pub fn abortable<F: Future>(future: F) -> (Abortable<F>, AbortHandle) {}
#[kind(future)]
pub struct Abortable<F>;
impl<F> Abortable<F> {
    #[effect(holds(0), holds(1))]
    pub fn new(task: F, reg: AbortRegistration) -> Self {}
    #[effect(probe)]
    pub fn is_aborted(&self) -> bool {}
}
impl<F: Future> Future for Abortable<F> {
    type Output = Result<F::Output, Aborted>;
    #[effect(runs(self, at_most_once))]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<F::Output, Aborted>> {}
}
#[kind(handle(none))]
#[derive(Clone)]
pub struct AbortHandle;
impl AbortHandle {
    pub fn new_pair() -> (Self, AbortRegistration) {}
    #[effect(abort)]
    pub fn abort(&self) {}
    #[effect(probe)]
    pub fn is_aborted(&self) -> bool {}
}
pub struct AbortRegistration;
#[derive(Clone, Copy)]
pub struct Aborted;
