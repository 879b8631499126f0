//! tokio::task, checked against tokio 1.54.

use std::any::Any;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::runtime::{Handle, Runtime, UnhandledPanic};

#[effect(spawn(task, detach, 0), panic(no_runtime))]
pub fn spawn<F: Future>(future: F) -> JoinHandle<F::Output> {}
/// Once started, it can't be aborted; the runtime's drop waits for it.
#[effect(spawn(blocking, detach, 0), panic(no_runtime))]
pub fn spawn_blocking<F: FnOnce() -> R, R>(f: F) -> JoinHandle<R> {}
#[effect(spawn(local, detach, 0), panic(no_runtime))]
pub fn spawn_local<F: Future>(future: F) -> JoinHandle<F::Output> {}
/// The strands of this task stop meanwhile.
#[effect(runs(0, once), panic(current_thread))]
pub fn block_in_place<F: FnOnce() -> R, R>(f: F) -> R {}
#[effect(wait(await, turn), cancel(safe))]
pub async fn yield_now() {}
#[effect(wait(await, turn), cancel(safe))]
pub async fn consume_budget() {}
#[effect(drives(0), holds(0))]
pub fn unconstrained<F: Future>(inner: F) -> coop::Unconstrained<F> {}
pub fn id() -> Id {}
pub fn try_id() -> Option<Id> {}

pub mod coop {
    use std::future::Future;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    pub use super::{consume_budget, unconstrained};

    pub fn has_budget_remaining() -> bool {}
    #[effect(drives(0), holds(0))]
    pub fn cooperative<F: Future>(fut: F) -> Coop<F> {}
    #[kind(future)]
    pub struct Unconstrained<F>;
    impl<F: Future> Future for Unconstrained<F> {
        type Output = F::Output;
        #[effect(runs(self, once))]
        fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {}
    }
    #[kind(future)]
    pub struct Coop<F>;
    impl<F: Future> Future for Coop<F> {
        type Output = F::Output;
        #[effect(runs(self, once))]
        fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {}
    }
}

/// Dropped, its task goes on.
#[kind(handle(detach))]
pub struct JoinHandle<T>;
impl<T> JoinHandle<T> {
    #[effect(abort)]
    pub fn abort(&self) {}
    #[effect(probe)]
    pub fn is_finished(&self) -> bool {}
    #[effect(alias)]
    pub fn abort_handle(&self) -> AbortHandle {}
    #[effect(probe)]
    pub fn id(&self) -> Id {}
}
impl<T> Future for JoinHandle<T> {
    type Output = Result<T, JoinError>;
    #[effect(join(await), cancel(safe), panic(again))]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, JoinError>> {}
}
/// Dropped, it does nothing.
#[kind(handle(none))]
#[derive(Clone)]
pub struct AbortHandle;
impl AbortHandle {
    #[effect(abort)]
    pub fn abort(&self) {}
    #[effect(probe)]
    pub fn is_finished(&self) -> bool {}
    #[effect(probe)]
    pub fn id(&self) -> Id {}
}
#[derive(Clone, Copy)]
pub struct Id;
pub struct JoinError;
impl JoinError {
    pub fn is_cancelled(&self) -> bool {}
    pub fn is_panic(&self) -> bool {}
    pub fn into_panic(self) -> Box<dyn Any> {}
    pub fn try_into_panic(self) -> Result<Box<dyn Any>, JoinError> {}
    pub fn id(&self) -> Id {}
}

/// Dropped, it aborts all its tasks. Outputs are kept until they are taken.
#[kind(handle_set(abort))]
#[derive(Default)]
pub struct JoinSet<T>;
impl<T> JoinSet<T> {
    pub fn new() -> Self {}
    #[effect(probe)]
    pub fn len(&self) -> usize {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
    pub fn build_task(&mut self) -> join_set::Builder<'_, T> {}
    #[effect(spawn(task, abort, 0), panic(no_runtime))]
    pub fn spawn<F: Future<Output = T>>(&mut self, task: F) -> AbortHandle {}
    #[effect(spawn(task, abort, 0))]
    pub fn spawn_on<F: Future<Output = T>>(&mut self, task: F, handle: &Handle) -> AbortHandle {}
    #[effect(spawn(local, abort, 0), panic(no_runtime))]
    pub fn spawn_local<F: Future<Output = T>>(&mut self, task: F) -> AbortHandle {}
    #[effect(spawn(local, abort, 0))]
    pub fn spawn_local_on<F: Future<Output = T>>(&mut self, task: F, local_set: &LocalSet) -> AbortHandle {}
    #[effect(spawn(blocking, abort, 0), panic(no_runtime))]
    pub fn spawn_blocking<F: FnOnce() -> T>(&mut self, f: F) -> AbortHandle {}
    #[effect(spawn(blocking, abort, 0))]
    pub fn spawn_blocking_on<F: FnOnce() -> T>(&mut self, f: F, handle: &Handle) -> AbortHandle {}
    /// Takes one finished task out; `None` when the set is empty.
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
    #[effect(join(await), panic(body))]
    pub async fn join_all(self) -> Vec<T> {}
    /// Entries stay until they are taken.
    #[effect(abort)]
    pub fn abort_all(&mut self) {}
    #[effect(unknown)]
    pub fn detach_all(&mut self) {}
    #[effect(join(try), sticky(empty))]
    pub fn poll_join_next(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T, JoinError>>> {}
    #[effect(join(try), sticky(empty))]
    pub fn poll_join_next_with_id(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<(Id, T), JoinError>>> {}
}
pub mod join_set {
    use std::future::Future;
    use std::io;

    use super::{AbortHandle, LocalSet};
    use crate::runtime::Handle;
    pub use super::JoinSet;

    pub struct Builder<'a, T>;
    impl<'a, T> Builder<'a, T> {
        pub fn name(self, name: &'a str) -> Self {}
        #[effect(spawn(task, abort, 0))]
        pub fn spawn<F: Future<Output = T>>(self, future: F) -> io::Result<AbortHandle> {}
        #[effect(spawn(task, abort, 0))]
        pub fn spawn_on<F: Future<Output = T>>(self, future: F, handle: &Handle) -> io::Result<AbortHandle> {}
        #[effect(spawn(blocking, abort, 0))]
        pub fn spawn_blocking<F: FnOnce() -> T>(self, f: F) -> io::Result<AbortHandle> {}
        #[effect(spawn(blocking, abort, 0))]
        pub fn spawn_blocking_on<F: FnOnce() -> T>(self, f: F, handle: &Handle) -> io::Result<AbortHandle> {}
        #[effect(spawn(local, abort, 0))]
        pub fn spawn_local<F: Future<Output = T>>(self, future: F) -> io::Result<AbortHandle> {}
        #[effect(spawn(local, abort, 0))]
        pub fn spawn_local_on<F: Future<Output = T>>(self, future: F, local_set: &LocalSet) -> io::Result<AbortHandle> {}
    }
}

#[derive(Default)]
pub struct Builder<'a>;
impl<'a> Builder<'a> {
    pub fn new() -> Self {}
    pub fn name(&self, name: &'a str) -> Self {}
    #[effect(spawn(task, detach, 0))]
    pub fn spawn<F: Future>(self, future: F) -> io::Result<JoinHandle<F::Output>> {}
    #[effect(spawn(task, detach, 0))]
    pub fn spawn_on<F: Future>(self, future: F, handle: &Handle) -> io::Result<JoinHandle<F::Output>> {}
    #[effect(spawn(local, detach, 0))]
    pub fn spawn_local<F: Future>(self, future: F) -> io::Result<JoinHandle<F::Output>> {}
    #[effect(spawn(local, detach, 0))]
    pub fn spawn_local_on<F: Future>(self, future: F, local_set: &LocalSet) -> io::Result<JoinHandle<F::Output>> {}
    #[effect(spawn(blocking, detach, 0))]
    pub fn spawn_blocking<F: FnOnce() -> R, R>(self, function: F) -> io::Result<JoinHandle<R>> {}
    #[effect(spawn(blocking, detach, 0))]
    pub fn spawn_blocking_on<F: FnOnce() -> R, R>(self, function: F, handle: &Handle) -> io::Result<JoinHandle<R>> {}
}

/// Dropped, it aborts its tasks; awaited, it ends when they all have.
#[kind(driver)]
#[derive(Default)]
pub struct LocalSet;
impl LocalSet {
    #[effect(runtime(current_thread))]
    pub fn new() -> LocalSet {}
    #[effect(holds(self))]
    pub fn enter(&self) -> LocalEnterGuard {}
    #[effect(spawn(local, detach, 0))]
    pub fn spawn_local<F: Future>(&self, future: F) -> JoinHandle<F::Output> {}
    #[effect(runs(1, once), panic(in_async))]
    pub fn block_on<F: Future>(&self, rt: &Runtime, future: F) -> F::Output {}
    #[effect(runs(0, once))]
    pub async fn run_until<F: Future>(&self, future: F) -> F::Output {}
    #[effect(probe)]
    pub fn id(&self) -> crate::runtime::Id {}
    pub fn unhandled_panic(&mut self, behavior: UnhandledPanic) -> &mut Self {}
}
impl Future for LocalSet {
    type Output = ();
    #[effect(join(await))]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {}
}
pub struct LocalEnterGuard;

#[kind(plain)]
pub struct LocalKey<T>;
impl<T> LocalKey<T> {
    #[effect(drives(1), holds(1))]
    pub fn scope<F: Future>(&'static self, value: T, f: F) -> futures::TaskLocalFuture<T, F> {}
    #[effect(runs(1, once))]
    pub fn sync_scope<F: FnOnce() -> R, R>(&'static self, value: T, f: F) -> R {}
    #[effect(runs(0, once))]
    pub fn with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> R {}
    #[effect(runs(0, at_most_once))]
    pub fn try_with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> Result<R, AccessError> {}
    pub fn get(&'static self) -> T {}
    pub fn try_get(&'static self) -> Result<T, AccessError> {}
}
pub struct AccessError;
pub mod futures {
    use std::future::Future;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    #[kind(future)]
    pub struct TaskLocalFuture<T, F>;
    impl<T, F: Future> Future for TaskLocalFuture<T, F> {
        type Output = F::Output;
        #[effect(runs(self, once))]
        fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {}
    }
}
