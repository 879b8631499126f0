//! tokio_util::task, checked against 0.7.20.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::runtime::Handle;
use tokio::task::{AbortHandle, Id, JoinError, JoinHandle, LocalSet};

/// Its tasks are freed when they finish; dropped, it aborts nothing.
#[kind(handle_set(detach))]
#[derive(Clone, Default)]
pub struct TaskTracker;
impl TaskTracker {
    pub fn new() -> Self {}
    /// Closed and empty.
    #[future(TaskTrackerWaitFuture<'_>)]
    #[effect(join(await), cancel(safe))]
    pub async fn wait(&self) {}
    #[effect(close)]
    pub fn close(&self) -> bool {}
    pub fn reopen(&self) -> bool {}
    #[effect(probe)]
    pub fn is_closed(&self) -> bool {}
    #[effect(probe)]
    pub fn len(&self) -> usize {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
    #[effect(spawn(task, detach, 0), panic(no_runtime))]
    pub fn spawn<F: Future>(&self, task: F) -> JoinHandle<F::Output> {}
    #[effect(spawn(task, detach, 0))]
    pub fn spawn_on<F: Future>(&self, task: F, handle: &Handle) -> JoinHandle<F::Output> {}
    #[effect(spawn(local, detach, 0), panic(no_runtime))]
    pub fn spawn_local<F: Future>(&self, task: F) -> JoinHandle<F::Output> {}
    #[effect(spawn(local, detach, 0))]
    pub fn spawn_local_on<F: Future>(&self, task: F, local_set: &LocalSet) -> JoinHandle<F::Output> {}
    #[effect(spawn(blocking, detach, 0), panic(no_runtime))]
    pub fn spawn_blocking<F: FnOnce() -> T, T>(&self, task: F) -> JoinHandle<T> {}
    #[effect(spawn(blocking, detach, 0))]
    pub fn spawn_blocking_on<F: FnOnce() -> T, T>(&self, task: F, handle: &Handle) -> JoinHandle<T> {}
    #[effect(holds(self), holds(0))]
    pub fn track_future<F: Future>(&self, future: F) -> task_tracker::TrackedFuture<F> {}
    #[effect(holds(self))]
    pub fn token(&self) -> task_tracker::TaskTrackerToken {}
    #[effect(probe)]
    pub fn ptr_eq(left: &TaskTracker, right: &TaskTracker) -> bool {}
}
#[kind(future)]
pub struct TaskTrackerWaitFuture<'a>;
impl Future for TaskTrackerWaitFuture<'_> {
    type Output = ();
    #[effect(join(await), cancel(safe))]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {}
}
pub mod task_tracker {
    use std::future::Future;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    pub use super::{TaskTracker, TaskTrackerWaitFuture};

    #[derive(Clone)]
    pub struct TaskTrackerToken;
    impl TaskTrackerToken {
        #[effect(alias)]
        pub fn task_tracker(&self) -> &TaskTracker {}
    }
    #[kind(future)]
    pub struct TrackedFuture<F>;
    impl<F: Future> Future for TrackedFuture<F> {
        type Output = F::Output;
        #[effect(runs(self, once))]
        fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {}
    }
}

/// Dropped, it aborts its task.
#[kind(handle(abort))]
pub struct AbortOnDropHandle<T>;
impl<T> AbortOnDropHandle<T> {
    #[effect(holds(0))]
    pub fn new(handle: JoinHandle<T>) -> Self {}
    #[effect(abort)]
    pub fn abort(&self) {}
    #[effect(probe)]
    pub fn is_finished(&self) -> bool {}
    #[effect(alias)]
    pub fn abort_handle(&self) -> AbortHandle {}
    #[effect(holds(self))]
    pub fn detach(self) -> JoinHandle<T> {}
}
impl<T> Future for AbortOnDropHandle<T> {
    type Output = Result<T, JoinError>;
    #[effect(join(await), cancel(safe), panic(again))]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, JoinError>> {}
}

/// Spawning on a key that is there aborts the old task. Dropped, it aborts all.
#[kind(handle_set(abort))]
#[derive(Default)]
pub struct JoinMap<K, V>;
impl<K, V> JoinMap<K, V> {
    pub fn new() -> Self {}
    pub fn with_capacity(capacity: usize) -> Self {}
    #[effect(probe)]
    pub fn len(&self) -> usize {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
    #[effect(probe)]
    pub fn capacity(&self) -> usize {}
    #[effect(spawn(task, abort, 1), panic(no_runtime))]
    pub fn spawn<F: Future<Output = V>>(&mut self, key: K, task: F) {}
    #[effect(spawn(task, abort, 1))]
    pub fn spawn_on<F: Future<Output = V>>(&mut self, key: K, task: F, handle: &Handle) {}
    #[effect(spawn(blocking, abort, 1), panic(no_runtime))]
    pub fn spawn_blocking<F: FnOnce() -> V>(&mut self, key: K, f: F) {}
    #[effect(spawn(blocking, abort, 1))]
    pub fn spawn_blocking_on<F: FnOnce() -> V>(&mut self, key: K, f: F, handle: &Handle) {}
    #[effect(spawn(local, abort, 1), panic(no_runtime))]
    pub fn spawn_local<F: Future<Output = V>>(&mut self, key: K, task: F) {}
    #[effect(spawn(local, abort, 1))]
    pub fn spawn_local_on<F: Future<Output = V>>(&mut self, key: K, task: F, local_set: &LocalSet) {}
    #[effect(join(await), sticky(empty), cancel(safe))]
    pub async fn join_next(&mut self) -> Option<(K, Result<V, JoinError>)> {}
    #[effect(join(try))]
    pub fn try_join_next(&mut self) -> Option<(K, Result<V, JoinError>)> {}
    #[effect(abort, join(await))]
    pub async fn shutdown(&mut self) {}
    #[effect(abort)]
    pub fn abort<Q>(&mut self, key: &Q) -> bool {}
    #[effect(abort, runs(0, many))]
    pub fn abort_matching(&mut self, predicate: impl FnMut(&K) -> bool) {}
    pub fn keys(&self) -> impl Iterator<Item = &K> {}
    #[effect(probe)]
    pub fn contains_key<Q>(&self, key: &Q) -> bool {}
    #[effect(probe)]
    pub fn contains_task(&self, task: &Id) -> bool {}
    #[effect(abort)]
    pub fn abort_all(&mut self) {}
    #[effect(unknown)]
    pub fn detach_all(&mut self) {}
    pub fn reserve(&mut self, additional: usize) {}
    pub fn shrink_to_fit(&mut self) {}
}

#[kind(handle_set(abort))]
#[derive(Default)]
pub struct JoinQueue<T>;
impl<T> JoinQueue<T> {
    pub fn new() -> Self {}
    pub fn with_capacity(capacity: usize) -> Self {}
    #[effect(probe)]
    pub fn len(&self) -> usize {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
    #[effect(spawn(task, abort, 0), panic(no_runtime))]
    pub fn spawn<F: Future<Output = T>>(&mut self, task: F) -> AbortHandle {}
    #[effect(spawn(task, abort, 0))]
    pub fn spawn_on<F: Future<Output = T>>(&mut self, task: F, handle: &Handle) -> AbortHandle {}
    #[effect(spawn(local, abort, 0), panic(no_runtime))]
    pub fn spawn_local<F: Future<Output = T>>(&mut self, task: F) -> AbortHandle {}
    #[effect(spawn(blocking, abort, 0), panic(no_runtime))]
    pub fn spawn_blocking<F: FnOnce() -> T>(&mut self, f: F) -> AbortHandle {}
    #[effect(spawn(blocking, abort, 0))]
    pub fn spawn_blocking_on<F: FnOnce() -> T>(&mut self, f: F, handle: &Handle) -> AbortHandle {}
    #[effect(join(await), sticky(empty), cancel(safe))]
    pub async fn join_next(&mut self) -> Option<Result<T, JoinError>> {}
    #[effect(join(await), sticky(empty), cancel(safe))]
    pub async fn join_next_with_id(&mut self) -> Option<Result<(Id, T), JoinError>> {}
    #[effect(join(try))]
    pub fn try_join_next(&mut self) -> Option<Result<T, JoinError>> {}
    #[effect(join(try))]
    pub fn try_join_next_with_id(&mut self) -> Option<Result<(Id, T), JoinError>> {}
    #[effect(abort, join(await))]
    pub async fn shutdown(&mut self) {}
    #[effect(join(await), panic(body), cancel(data))]
    pub async fn join_all(self) -> Vec<T> {}
    #[effect(abort)]
    pub fn abort_all(&mut self) {}
    #[effect(unknown)]
    pub fn detach_all(&mut self) {}
}

#[kind(driver)]
#[derive(Clone)]
pub struct LocalPoolHandle;
impl LocalPoolHandle {
    pub fn new(pool_size: usize) -> LocalPoolHandle {}
    #[effect(probe)]
    pub fn num_threads(&self) -> usize {}
    #[effect(spawn(local, detach, 0))]
    pub fn spawn_pinned<F: FnOnce() -> Fut, Fut: Future>(&self, create_task: F) -> JoinHandle<Fut::Output> {}
    #[effect(spawn(local, detach, 0))]
    pub fn spawn_pinned_by_idx<F: FnOnce() -> Fut, Fut: Future>(&self, create_task: F, idx: usize) -> JoinHandle<Fut::Output> {}
}
