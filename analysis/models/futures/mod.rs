//! futures, checked against 0.3.34.

pub use future::{FutureExt, TryFutureExt};
pub use sink::{Sink, SinkExt};
pub use std::future::Future;
pub use stream::{Stream, StreamExt, TryStreamExt};
pub use io::{AsyncBufRead, AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
pub use future::TryFuture;
pub use stream::TryStream;

macro_rules! select {
    () => {};
}
macro_rules! select_biased {
    () => {};
}
macro_rules! join {
    () => {};
}
macro_rules! try_join {
    () => {};
}
macro_rules! pin_mut {
    () => {};
}
macro_rules! ready {
    () => {};
}

pub mod prelude {
    pub use crate::{Future, FutureExt, Sink, SinkExt, Stream, StreamExt, TryFuture, TryFutureExt, TryStream, TryStreamExt};
    pub use crate::io::{AsyncBufRead, AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
}
pub mod task {
    pub use std::task::{Context, Poll, Waker};
    use std::future::Future;

    pub trait Spawn {}
    pub trait LocalSpawn {}
    #[blanket]
    pub trait SpawnExt: Spawn {
        #[effect(spawn(executor, none, 0))]
        fn spawn<Fut: Future>(&self, future: Fut) -> Result<(), SpawnError>;
        #[effect(spawn(executor, cancel, 0))]
        fn spawn_with_handle<Fut: Future>(&self, future: Fut) -> Result<crate::future::RemoteHandle<Fut::Output>, SpawnError>;
    }
    #[blanket]
    pub trait LocalSpawnExt: LocalSpawn {
        #[effect(spawn(local, none, 0))]
        fn spawn_local<Fut: Future>(&self, future: Fut) -> Result<(), SpawnError>;
        #[effect(spawn(local, cancel, 0))]
        fn spawn_local_with_handle<Fut: Future>(&self, future: Fut) -> Result<crate::future::RemoteHandle<Fut::Output>, SpawnError>;
    }
    pub struct SpawnError;
    pub fn noop_waker() -> Waker {}
    pub struct AtomicWaker;
    impl AtomicWaker {
        pub fn new() -> Self {}
        #[effect(stores(0))]
        pub fn register(&self, waker: &Waker) {}
        #[effect(wait(try, notify))]
        pub fn wake(&self) {}
    }
}
pub mod executor {
    use std::future::Future;
    use std::io;

    #[effect(runs(0, once), panic(in_async))]
    pub fn block_on<F: Future>(f: F) -> F::Output {}
    #[effect(holds(0))]
    pub fn block_on_stream<S: crate::stream::Stream>(stream: S) -> BlockingStream<S> {}
    #[kind(adaptor)]
    pub struct BlockingStream<S>;
    impl<S: crate::stream::Stream> Iterator for BlockingStream<S> {
        type Item = S::Item;
        #[effect(recv(block), sticky(ended))]
        fn next(&mut self) -> Option<S::Item> {}
    }
    /// An executor that is not run runs nothing.
    #[kind(driver)]
    #[derive(Default)]
    pub struct LocalPool;
    impl LocalPool {
        pub fn new() -> Self {}
        #[effect(alias)]
        pub fn spawner(&self) -> LocalSpawner {}
        #[effect(join(block), panic(in_async))]
        pub fn run(&mut self) {}
        #[effect(runs(0, once), panic(in_async))]
        pub fn run_until<F: Future>(&mut self, future: F) -> F::Output {}
        #[effect(join(try))]
        pub fn try_run_one(&mut self) -> bool {}
        #[effect(join(try))]
        pub fn run_until_stalled(&mut self) {}
    }
    #[kind(driver)]
    #[derive(Clone)]
    pub struct LocalSpawner;
    impl crate::task::Spawn for LocalSpawner {}
    impl crate::task::LocalSpawn for LocalSpawner {}
    #[kind(driver)]
    #[derive(Clone)]
    pub struct ThreadPool;
    impl ThreadPool {
        pub fn new() -> io::Result<Self> {}
        #[effect(spawn(executor, none, 0))]
        pub fn spawn_ok<Fut: Future>(&self, future: Fut) {}
    }
    impl crate::task::Spawn for ThreadPool {}
}
pub mod lock {
    use std::future::Future;
    use std::ops::Deref;
    use std::sync::Arc;

    /// Not fair.
    #[kind(lock)]
    #[derive(Default)]
    pub struct Mutex<T>;
    impl<T> Mutex<T> {
        pub fn new(t: T) -> Self {}
        pub fn into_inner(self) -> T {}
        #[effect(acquire(async, exclusive, try))]
        pub fn try_lock(&self) -> Option<MutexGuard<'_, T>> {}
        #[effect(acquire(async, exclusive, try))]
        pub fn try_lock_owned(self: &Arc<Self>) -> Option<OwnedMutexGuard<T>> {}
        #[effect(acquire(async, exclusive, await), cancel(queue))]
        pub async fn lock(&self) -> MutexGuard<'_, T> {}
        #[effect(acquire(async, exclusive, await), cancel(queue))]
        pub async fn lock_owned(self: Arc<Self>) -> OwnedMutexGuard<T> {}
        pub fn get_mut(&mut self) -> &mut T {}
    }
    #[kind(guard(async, exclusive))]
    pub struct MutexGuard<'a, T>;
    #[kind(guard(async, exclusive))]
    pub struct OwnedMutexGuard<T>;
    #[kind(guard(async, exclusive))]
    pub struct MappedMutexGuard<'a, T, U>;
    impl<'a, T> MutexGuard<'a, T> {
        #[effect(holds(0), runs(1, once))]
        pub fn map<U, F: FnOnce(&mut T) -> &mut U>(this: Self, f: F) -> MappedMutexGuard<'a, T, U> {}
    }
    #[each(MutexGuard<'_, T>, OwnedMutexGuard<T>)]
    impl<T> Deref for Each {
        type Target = T;
    }
    impl<T, U> Deref for MappedMutexGuard<'_, T, U> {
        type Target = U;
    }
}
