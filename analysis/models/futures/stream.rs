//! futures::stream: streams and their methods, checked against 0.3.34. Closures of adaptors run
//! in the strand of whoever polls the stream.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

pub use crate::future::{AbortHandle, Abortable, Aborted, AbortRegistration};

pub type BoxStream<'a, T> = Pin<Box<dyn Stream<Item = T>>>;
pub type LocalBoxStream<'a, T> = Pin<Box<dyn Stream<Item = T>>>;

pub trait Stream {
    type Item;
    #[effect(recv(try))]
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>>;
    fn size_hint(&self) -> (usize, Option<usize>);
}
pub trait FusedStream: Stream {
    #[effect(probe)]
    fn is_terminated(&self) -> bool;
}
pub trait TryStream: Stream {}
impl<S: Stream> Stream for Box<S> {
    type Item = S::Item;
}
impl<P: std::ops::Deref> Stream for Pin<P>
where
    P::Target: Stream,
{
    type Item = <P::Target as Stream>::Item;
}

#[blanket]
pub trait StreamExt: Stream {
    #[effect(recv(await), sticky(ended), cancel(safe))]
    async fn next(&mut self) -> Option<Self::Item>;
    #[effect(recv(await), sticky(ended), cancel(safe))]
    async fn select_next_some(&mut self) -> Self::Item;
    #[effect(recv(await), holds(self))]
    async fn into_future(self) -> (Option<Self::Item>, Self);
    #[effect(recv(try))]
    fn poll_next_unpin(&mut self, cx: &mut Context<'_>) -> Poll<Option<Self::Item>>;
    #[effect(endless_if(self), holds(self), holds(0))]
    fn map<T, F: FnMut(Self::Item) -> T>(self, f: F) -> impl Stream<Item = T>;
    #[effect(endless_if(self), holds(self))]
    fn enumerate(self) -> impl Stream<Item = (usize, Self::Item)>;
    #[effect(endless_if(self), holds(self), holds(0))]
    fn filter<Fut: Future<Output = bool>, F: FnMut(&Self::Item) -> Fut>(self, f: F) -> impl Stream<Item = Self::Item>;
    #[effect(endless_if(self), holds(self), holds(0))]
    fn filter_map<T, Fut: Future<Output = Option<T>>, F: FnMut(Self::Item) -> Fut>(self, f: F) -> impl Stream<Item = T>;
    #[effect(endless_if(self), holds(self), holds(0))]
    fn then<Fut: Future, F: FnMut(Self::Item) -> Fut>(self, f: F) -> impl Stream<Item = Fut::Output>;
    #[effect(recv(await), sticky(ended), exhausts(self))]
    async fn collect<C>(self) -> C;
    #[effect(recv(await), sticky(ended), exhausts(self))]
    async fn unzip<A, B, FromA, FromB>(self) -> (FromA, FromB);
    #[effect(recv(await), sticky(ended), exhausts(self))]
    async fn concat(self) -> Self::Item;
    #[effect(recv(await), sticky(ended), exhausts(self))]
    async fn count(self) -> usize;
    #[effect(recv(await), runs(1, many), sticky(ended), exhausts(self))]
    async fn fold<T, Fut: Future<Output = T>, F: FnMut(T, Self::Item) -> Fut>(self, init: T, f: F) -> T;
    #[effect(recv(await), runs(0, many), sticky(ended))]
    async fn any<Fut: Future<Output = bool>, F: FnMut(Self::Item) -> Fut>(self, f: F) -> bool;
    #[effect(recv(await), runs(0, many), sticky(ended))]
    async fn all<Fut: Future<Output = bool>, F: FnMut(Self::Item) -> Fut>(self, f: F) -> bool;
    #[effect(recv(await), runs(0, many), sticky(ended), exhausts(self))]
    async fn for_each<Fut: Future<Output = ()>, F: FnMut(Self::Item) -> Fut>(self, f: F);
    /// At most that many at once; 0 never goes on, `None` is without limit.
    #[effect(recv(await), runs(1, many), sticky(ended), exhausts(self))]
    async fn for_each_concurrent<L, Fut: Future<Output = ()>, F: FnMut(Self::Item) -> Fut>(self, limit: L, f: F);
    #[effect(holds(self))]
    fn flatten(self) -> impl Stream<Item = <Self::Item as Stream>::Item>
    where
        Self::Item: Stream;
    #[effect(holds(self))]
    fn flatten_unordered<L>(self, limit: L) -> impl Stream<Item = <Self::Item as Stream>::Item>
    where
        Self::Item: Stream;
    #[effect(holds(self), holds(0))]
    fn flat_map<U: Stream, F: FnMut(Self::Item) -> U>(self, f: F) -> impl Stream<Item = U::Item>;
    #[effect(holds(self), holds(1))]
    fn scan<St, B, Fut: Future<Output = Option<B>>, F: FnMut(&mut St, Self::Item) -> Fut>(self, initial_state: St, f: F) -> impl Stream<Item = B>;
    #[effect(endless_if(self), holds(self), holds(0))]
    fn skip_while<Fut: Future<Output = bool>, F: FnMut(&Self::Item) -> Fut>(self, f: F) -> impl Stream<Item = Self::Item>;
    #[effect(holds(self), holds(0))]
    fn take_while<Fut: Future<Output = bool>, F: FnMut(&Self::Item) -> Fut>(self, f: F) -> impl Stream<Item = Self::Item>;
    #[effect(holds(self), holds(0))]
    fn take_until<Fut: Future>(self, fut: Fut) -> impl Stream<Item = Self::Item>;
    #[effect(holds(self))]
    fn take(self, n: usize) -> impl Stream<Item = Self::Item>;
    #[effect(endless_if(self), holds(self))]
    fn skip(self, n: usize) -> impl Stream<Item = Self::Item>;
    #[effect(endless_if(self), holds(self))]
    fn fuse(self) -> Fuse<Self>;
    #[effect(endless_if(self))]
    fn by_ref(&mut self) -> &mut Self;
    #[effect(holds(self))]
    fn catch_unwind(self) -> impl Stream<Item = std::thread::Result<Self::Item>>;
    #[effect(endless_if(self), holds(self))]
    fn boxed<'a>(self) -> Pin<Box<dyn Stream<Item = Self::Item>>>;
    #[effect(endless_if(self), holds(self))]
    fn boxed_local<'a>(self) -> Pin<Box<dyn Stream<Item = Self::Item>>>;
    #[effect(endless_if(self), holds(self))]
    fn buffered(self, n: usize) -> impl Stream<Item = <Self::Item as Future>::Output>
    where
        Self::Item: Future;
    #[effect(endless_if(self), holds(self))]
    fn buffer_unordered(self, n: usize) -> impl Stream<Item = <Self::Item as Future>::Output>
    where
        Self::Item: Future;
    #[effect(holds(self), holds(0))]
    fn zip<St: Stream>(self, other: St) -> impl Stream<Item = (Self::Item, St::Item)>;
    #[effect(endless_if(self), holds(self), holds(0))]
    fn chain<St: Stream<Item = Self::Item>>(self, other: St) -> impl Stream<Item = Self::Item>;
    #[effect(endless_if(self), holds(self))]
    fn peekable(self) -> Peekable<Self>;
    #[effect(endless_if(self), holds(self))]
    fn chunks(self, capacity: usize) -> impl Stream<Item = Vec<Self::Item>>;
    #[effect(holds(self))]
    fn ready_chunks(self, capacity: usize) -> impl Stream<Item = Vec<Self::Item>>;
    #[effect(recv(await), sticky(ended))]
    async fn forward<S>(self, sink: S) -> Result<(), _>;
    /// The two halves share a lock a poll.
    #[effect(holds(self))]
    fn split<Item>(self) -> (SplitSink<Self, Item>, SplitStream<Self>);
    #[effect(endless_if(self), holds(self), holds(0))]
    fn inspect<F: FnMut(&Self::Item)>(self, f: F) -> impl Stream<Item = Self::Item>;
    #[effect(endless, holds(self))]
    fn cycle(self) -> impl Stream<Item = Self::Item>;
    #[effect(holds(self))]
    fn left_stream<B>(self) -> crate::future::Either<Self, B>;
    #[effect(holds(self))]
    fn right_stream<B>(self) -> crate::future::Either<B, Self>;
}
#[blanket]
pub trait TryStreamExt: Stream {
    #[effect(recv(await), sticky(ended), cancel(safe))]
    async fn try_next(&mut self) -> Result<Option<_>, _>;
    #[effect(recv(await), runs(0, many), sticky(ended))]
    async fn try_for_each<Fut: Future, F: FnMut(_) -> Fut>(self, f: F) -> Result<(), _>;
    #[effect(recv(await), runs(1, many), sticky(ended))]
    async fn try_for_each_concurrent<L, Fut: Future, F: FnMut(_) -> Fut>(self, limit: L, f: F) -> Result<(), _>;
    #[effect(recv(await), sticky(ended))]
    async fn try_collect<C>(self) -> Result<C, _>;
    #[effect(recv(await), runs(1, many), sticky(ended))]
    async fn try_fold<T, Fut: Future, F: FnMut(T, _) -> Fut>(self, init: T, f: F) -> Result<T, _>;
    #[effect(recv(await), sticky(ended))]
    async fn try_concat(self) -> Result<_, _>;
    #[effect(holds(self), holds(0))]
    fn map_ok<T, F: FnMut(_) -> T>(self, f: F) -> impl Stream<Item = Result<T, _>>;
    #[effect(holds(self), holds(0))]
    fn map_err<E, F: FnMut(_) -> E>(self, f: F) -> impl Stream<Item = Result<_, E>>;
    #[effect(holds(self))]
    fn err_into<E>(self) -> impl Stream<Item = Result<_, E>>;
    #[effect(holds(self), holds(0))]
    fn and_then<Fut: Future, F: FnMut(_) -> Fut>(self, f: F) -> impl Stream<Item = Fut::Output>;
    #[effect(holds(self), holds(0))]
    fn or_else<Fut: Future, F: FnMut(_) -> Fut>(self, f: F) -> impl Stream<Item = Fut::Output>;
    #[effect(holds(self), holds(0))]
    fn inspect_ok<F: FnMut(&_)>(self, f: F) -> impl Stream<Item = Self::Item>;
    #[effect(holds(self), holds(0))]
    fn inspect_err<F: FnMut(&_)>(self, f: F) -> impl Stream<Item = Self::Item>;
    #[effect(holds(self), holds(0))]
    fn try_filter<Fut: Future<Output = bool>, F: FnMut(&_) -> Fut>(self, f: F) -> impl Stream<Item = Self::Item>;
    #[effect(holds(self), holds(0))]
    fn try_filter_map<Fut: Future, F: FnMut(_) -> Fut>(self, f: F) -> impl Stream<Item = Result<_, _>>;
    #[effect(holds(self))]
    fn try_buffered(self, n: usize) -> impl Stream<Item = Result<_, _>>;
    #[effect(holds(self))]
    fn try_buffer_unordered(self, n: usize) -> impl Stream<Item = Result<_, _>>;
    #[effect(holds(self))]
    fn try_flatten(self) -> impl Stream<Item = Result<_, _>>;
    #[effect(holds(self))]
    fn into_async_read(self) -> _;
}

#[kind(adaptor)]
pub struct Fuse<S>;
#[kind(adaptor)]
pub struct Peekable<S>;
impl<S: Stream> Peekable<S> {
    #[effect(recv(await), holds(self))]
    pub async fn peek(self: Pin<&mut Self>) -> Option<&S::Item> {}
}
#[kind(adaptor)]
pub struct SplitStream<S>;
impl<S> SplitStream<S> {
    #[effect(holds(self), holds(0))]
    pub fn reunite<Item>(self, other: SplitSink<S, Item>) -> Result<S, ReuniteError<S, Item>> {}
}
pub struct ReuniteError<S, Item>(pub SplitSink<S, Item>, pub SplitStream<S>);
#[kind(adaptor)]
pub struct SplitSink<S, Item>;
impl<S, Item> SplitSink<S, Item> {
    #[effect(holds(self), holds(0))]
    pub fn reunite(self, other: SplitStream<S>) -> Result<S, ReuniteError<S, Item>> {}
}
impl<S: crate::sink::Sink<Item>, Item> crate::sink::Sink<Item> for SplitSink<S, Item> {
    type Error = S::Error;
}
#[each(Fuse<S>, Peekable<S>, SplitStream<S>)]
impl<S: Stream> Stream for Each {
    type Item = S::Item;
}
#[each(Fuse<S>, Peekable<S>)]
impl<S> FusedStream for Each {}

/// Polls its futures only while it is polled; dropped, it drops them.
#[kind(handle_set(cancel))]
#[derive(Default)]
pub struct FuturesUnordered<Fut>;
#[kind(handle_set(cancel))]
#[derive(Default)]
pub struct FuturesOrdered<Fut>;
impl<Fut> FuturesUnordered<Fut> {
    #[effect(stores(0))]
    pub fn push(&self, future: Fut) {}
}
impl<Fut> FuturesOrdered<Fut> {
    #[effect(stores(0))]
    pub fn push_back(&mut self, future: Fut) {}
    #[effect(stores(0))]
    pub fn push_front(&mut self, future: Fut) {}
}
#[each(FuturesUnordered<Fut>, FuturesOrdered<Fut>)]
impl<Fut: Future> Each {
    pub fn new() -> Self {}
    #[effect(probe)]
    pub fn len(&self) -> usize {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
    #[effect(probe)]
    pub fn is_terminated(&self) -> bool {}
    pub fn clear(&mut self) {}
    #[effect(runs(self, many), sticky(empty), cancel(safe))]
    pub async fn next(&mut self) -> Option<Fut::Output> {}
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Fut> {}
}
#[each(FuturesUnordered<Fut>, FuturesOrdered<Fut>)]
impl<Fut: Future> Stream for Each {
    type Item = Fut::Output;
}
#[each(FuturesUnordered<Fut>, FuturesOrdered<Fut>)]
impl<Fut> Extend<Fut> for Each {}
#[kind(collection)]
#[derive(Default)]
pub struct SelectAll<St>;
impl<St: Stream> SelectAll<St> {
    pub fn new() -> Self {}
    #[effect(stores(0))]
    pub fn push(&mut self, stream: St) {}
    #[effect(probe)]
    pub fn len(&self) -> usize {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
}
impl<St: Stream> Stream for SelectAll<St> {
    type Item = St::Item;
}
pub mod futures_unordered {
    pub use super::FuturesUnordered;
}

#[effect(holds(0))]
pub fn iter<I: IntoIterator>(i: I) -> impl Stream<Item = I::Item> {}
#[effect(holds(0))]
pub fn once<Fut: Future>(future: Fut) -> impl Stream<Item = Fut::Output> {}
pub fn empty<T>() -> impl Stream<Item = T> {}
#[effect(endless)]
pub fn pending<T>() -> impl Stream<Item = T> {}
#[effect(endless, holds(0))]
pub fn repeat<T>(item: T) -> impl Stream<Item = T> {}
#[effect(holds(0))]
pub fn poll_fn<T, F: FnMut(&mut Context<'_>) -> Poll<Option<T>>>(f: F) -> impl Stream<Item = T> {}
#[effect(holds(0), holds(1))]
pub fn unfold<T, Item, Fut: Future<Output = Option<(Item, T)>>, F: FnMut(T) -> Fut>(init: T, f: F) -> impl Stream<Item = Item> {}
#[effect(holds(0), holds(1))]
pub fn try_unfold<T, Item, E, Fut: Future<Output = Result<Option<(Item, T)>, E>>, F: FnMut(T) -> Fut>(init: T, f: F) -> impl Stream<Item = Result<Item, E>> {}
#[effect(holds(0), holds(1))]
pub fn select<A: Stream, B>(stream1: A, stream2: B) -> impl Stream<Item = A::Item> {}
#[effect(holds(0))]
pub fn select_all<I: IntoIterator>(streams: I) -> SelectAll<I::Item> {}
#[effect(holds(0))]
pub fn abortable<S>(stream: S) -> (Abortable<S>, AbortHandle) {}
