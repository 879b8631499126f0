//! tokio-stream, checked against 0.1.19.

use std::future::Future;
use std::time::Duration;

pub use futures::stream::Stream;

#[blanket]
pub trait StreamExt: Stream {
    #[effect(recv(await), sticky(ended), cancel(safe))]
    async fn next(&mut self) -> Option<Self::Item>;
    #[effect(recv(await), sticky(ended), cancel(safe))]
    async fn try_next(&mut self) -> Result<Option<_>, _>;
    #[effect(endless_if(self), holds(self), holds(0))]
    fn map<T, F: FnMut(Self::Item) -> T>(self, f: F) -> impl Stream<Item = T>;
    #[effect(holds(self), holds(0))]
    fn map_while<T, F: FnMut(Self::Item) -> Option<T>>(self, f: F) -> impl Stream<Item = T>;
    #[effect(endless_if(self), holds(self), holds(0))]
    fn then<F: FnMut(Self::Item) -> Fut, Fut: Future>(self, f: F) -> impl Stream<Item = Fut::Output>;
    #[effect(endless_if(self), holds(self), holds(0))]
    fn merge<U: Stream<Item = Self::Item>>(self, other: U) -> impl Stream<Item = Self::Item>;
    #[effect(endless_if(self), holds(self), holds(0))]
    fn filter<F: FnMut(&Self::Item) -> bool>(self, f: F) -> impl Stream<Item = Self::Item>;
    #[effect(endless_if(self), holds(self), holds(0))]
    fn filter_map<T, F: FnMut(Self::Item) -> Option<T>>(self, f: F) -> impl Stream<Item = T>;
    #[effect(holds(self))]
    fn fuse(self) -> impl Stream<Item = Self::Item>;
    #[effect(holds(self))]
    fn take(self, n: usize) -> impl Stream<Item = Self::Item>;
    #[effect(holds(self), holds(0))]
    fn take_while<F: FnMut(&Self::Item) -> bool>(self, f: F) -> impl Stream<Item = Self::Item>;
    #[effect(endless_if(self), holds(self))]
    fn skip(self, n: usize) -> impl Stream<Item = Self::Item>;
    #[effect(endless_if(self), holds(self), holds(0))]
    fn skip_while<F: FnMut(&Self::Item) -> bool>(self, f: F) -> impl Stream<Item = Self::Item>;
    #[effect(recv(await), runs(0, many), sticky(ended))]
    async fn all<F: FnMut(Self::Item) -> bool>(&mut self, f: F) -> bool;
    #[effect(recv(await), runs(0, many), sticky(ended))]
    async fn any<F: FnMut(Self::Item) -> bool>(&mut self, f: F) -> bool;
    #[effect(endless_if(self), holds(self), holds(0))]
    fn chain<U: Stream<Item = Self::Item>>(self, other: U) -> impl Stream<Item = Self::Item>;
    #[effect(recv(await), runs(1, many), sticky(ended), exhausts(self))]
    async fn fold<B, F: FnMut(B, Self::Item) -> B>(self, init: B, f: F) -> B;
    #[effect(recv(await), sticky(ended), exhausts(self))]
    async fn collect<T>(self) -> T;
    #[effect(endless_if(self), holds(self))]
    fn timeout(self, duration: Duration) -> impl Stream<Item = Result<Self::Item, Elapsed>>;
    #[effect(endless_if(self), holds(self))]
    fn timeout_repeating(self, interval: tokio::time::Interval) -> impl Stream<Item = Result<Self::Item, Elapsed>>;
    #[effect(endless_if(self), holds(self))]
    fn throttle(self, duration: Duration) -> impl Stream<Item = Self::Item>;
    #[effect(endless_if(self), holds(self))]
    fn chunks_timeout(self, max_size: usize, duration: Duration) -> impl Stream<Item = Vec<Self::Item>>;
    #[effect(endless_if(self), holds(self))]
    fn peekable(self) -> futures::stream::Peekable<Self>;
}
pub struct Elapsed(());
#[effect(holds(0))]
pub fn iter<I: IntoIterator>(i: I) -> impl Stream<Item = I::Item> {}
pub fn empty<T>() -> impl Stream<Item = T> {}
#[effect(holds(0))]
pub fn once<T>(value: T) -> impl Stream<Item = T> {}
#[effect(endless)]
pub fn pending<T>() -> impl Stream<Item = T> {}

#[kind(collection)]
#[derive(Default)]
pub struct StreamMap<K, V>;
impl<K, V: Stream> StreamMap<K, V> {
    pub fn new() -> Self {}
    pub fn with_capacity(capacity: usize) -> Self {}
    pub fn keys(&self) -> impl Iterator<Item = &K> {}
    #[effect(probe)]
    pub fn len(&self) -> usize {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
    pub fn clear(&mut self) {}
    #[effect(stores(0), stores(1), holds(self))]
    pub fn insert(&mut self, k: K, stream: V) -> Option<V> {}
    pub fn remove<Q>(&mut self, k: &Q) -> Option<V> {}
    #[effect(probe)]
    pub fn contains_key<Q>(&self, k: &Q) -> bool {}
}
impl<K, V: Stream> Stream for StreamMap<K, V> {
    type Item = (K, V::Item);
}
pub mod wrappers {
    use std::io;
    use tokio::sync::{broadcast, mpsc, watch};
    use tokio::time::{Instant, Interval};
    use futures::stream::Stream;

    #[kind(receiver)]
    pub struct ReceiverStream<T>;
    impl<T> ReceiverStream<T> {
        #[effect(holds(0))]
        pub fn new(recv: mpsc::Receiver<T>) -> Self {}
        #[effect(holds(self))]
        pub fn into_inner(self) -> mpsc::Receiver<T> {}
        #[effect(close)]
        pub fn close(&mut self) {}
    }
    #[kind(receiver)]
    pub struct UnboundedReceiverStream<T>;
    impl<T> UnboundedReceiverStream<T> {
        #[effect(holds(0))]
        pub fn new(recv: mpsc::UnboundedReceiver<T>) -> Self {}
        #[effect(holds(self))]
        pub fn into_inner(self) -> mpsc::UnboundedReceiver<T> {}
        #[effect(close)]
        pub fn close(&mut self) {}
    }
    #[each(ReceiverStream<T>, UnboundedReceiverStream<T>, WatchStream<T>)]
    impl<T> Stream for Each {
        type Item = T;
    }
    #[each(ReceiverStream<T>, UnboundedReceiverStream<T>)]
    impl<T> AsRef<T> for Each {}
    /// Yields `Err(Lagged)`, which is not the end.
    #[kind(receiver)]
    pub struct BroadcastStream<T>;
    impl<T> BroadcastStream<T> {
        #[effect(holds(0))]
        pub fn new(rx: broadcast::Receiver<T>) -> Self {}
    }
    impl<T> Stream for BroadcastStream<T> {
        type Item = Result<T, errors::BroadcastStreamRecvError>;
    }
    pub mod errors {
        #[derive(Clone)]
        pub enum BroadcastStreamRecvError {
            Lagged(u64),
        }
    }
    #[kind(receiver)]
    pub struct WatchStream<T>;
    impl<T> WatchStream<T> {
        #[effect(holds(0))]
        pub fn new(rx: watch::Receiver<T>) -> Self {}
        #[effect(holds(0))]
        pub fn from_changes(rx: watch::Receiver<T>) -> Self {}
    }
    /// Never ends.
    #[endless]
    pub struct IntervalStream;
    impl IntervalStream {
        pub fn new(interval: Interval) -> Self {}
        pub fn into_inner(self) -> Interval {}
        #[effect(wait(timed, time), cancel(safe))]
        pub async fn next(&mut self) -> Option<Instant> {}
    }
    impl Stream for IntervalStream {
        type Item = Instant;
    }
    #[endless]
    pub struct TcpListenerStream;
    impl TcpListenerStream {
        pub fn new(listener: tokio::net::TcpListener) -> Self {}
        pub fn into_inner(self) -> tokio::net::TcpListener {}
        #[effect(wait(await, net), cancel(safe))]
        pub async fn next(&mut self) -> Option<io::Result<tokio::net::TcpStream>> {}
    }
    impl Stream for TcpListenerStream {
        type Item = io::Result<tokio::net::TcpStream>;
    }
    #[kind(adaptor)]
    pub struct LinesStream<R>;
    impl<R> LinesStream<R> {
        pub fn new(lines: tokio::io::Lines<R>) -> Self {}
        #[effect(wait(await, net), sticky(eof), cancel(safe))]
        pub async fn next(&mut self) -> Option<io::Result<String>> {}
    }
    impl<R> Stream for LinesStream<R> {
        type Item = io::Result<String>;
    }
    pub struct SignalStream;
    impl SignalStream {
        pub fn new(signal: tokio::signal::unix::Signal) -> Self {}
        #[effect(wait(await, signal), cancel(safe))]
        pub async fn next(&mut self) -> Option<()> {}
    }
    impl Stream for SignalStream {
        type Item = ();
    }
}
