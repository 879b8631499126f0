//! async-std, checked against 1.13.

pub use async_channel as channel;
pub use futures::{future, io, stream};

pub mod sync {
    pub use async_lock::{Barrier, Mutex, MutexGuard, RwLock, RwLockReadGuard, RwLockWriteGuard};
    pub use std::sync::{Arc, Weak};
}
pub mod task {
    use std::future::Future;
    use std::pin::Pin;
    use std::task::{Context, Poll};
    use std::time::Duration;

    #[effect(spawn(task, detach, 0))]
    pub fn spawn<F: Future>(future: F) -> JoinHandle<F::Output> {}
    #[effect(spawn(local, detach, 0))]
    pub fn spawn_local<F: Future>(future: F) -> JoinHandle<F::Output> {}
    #[effect(spawn(blocking, detach, 0))]
    pub fn spawn_blocking<F: FnOnce() -> T, T>(f: F) -> JoinHandle<T> {}
    #[effect(runs(0, once), panic(in_async))]
    pub fn block_on<F: Future>(future: F) -> F::Output {}
    #[effect(wait(timed, time), cancel(safe))]
    pub async fn sleep(dur: Duration) {}
    #[effect(wait(await, turn))]
    pub async fn yield_now() {}
    #[kind(handle(detach))]
    pub struct JoinHandle<T>;
    impl<T> JoinHandle<T> {
        #[effect(abort, join(await))]
        pub async fn cancel(self) -> Option<T> {}
    }
    impl<T> Future for JoinHandle<T> {
        type Output = T;
        #[effect(join(await), cancel(safe))]
        fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {}
    }
}
