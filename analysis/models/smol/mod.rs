//! smol, checked against 2.0.

use std::future::Future;

pub use async_channel as channel;
pub use async_executor::{Executor, LocalExecutor, Task};
pub use async_lock as lock;
pub use futures::{future, io, stream};

#[effect(spawn(executor, cancel, 0))]
pub fn spawn<F: Future>(future: F) -> Task<F::Output> {}
#[effect(runs(0, once), panic(in_async))]
pub fn block_on<F: Future>(future: F) -> F::Output {}
/// The closure still finishes when the task is dropped.
#[effect(spawn(blocking, cancel, 0))]
pub fn unblock<T, F: FnOnce() -> T>(f: F) -> Task<T> {}
