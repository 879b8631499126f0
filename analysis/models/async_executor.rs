//! async-executor and async-task, checked against 1.14 and 4.7.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Dropped, it cancels its task.
#[kind(handle(cancel))]
pub struct Task<T>;
impl<T> Task<T> {
    /// The task goes on alone.
    #[effect(detach)]
    pub fn detach(self) {}
    #[effect(abort, join(await))]
    pub async fn cancel(self) -> Option<T> {}
    #[effect(holds(self))]
    pub fn fallible(self) -> FallibleTask<T> {}
    #[effect(probe)]
    pub fn is_finished(&self) -> bool {}
}
#[kind(handle(cancel))]
pub struct FallibleTask<T>;
impl<T> Future for Task<T> {
    type Output = T;
    #[effect(join(await), cancel(safe))]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {}
}
impl<T> Future for FallibleTask<T> {
    type Output = Option<T>;
    #[effect(join(await), cancel(safe))]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {}
}
/// An executor that is not run runs nothing.
#[kind(driver)]
#[derive(Default)]
pub struct Executor<'a>;
#[kind(driver)]
#[derive(Default)]
pub struct LocalExecutor<'a>;
#[each(Executor<'_>, LocalExecutor<'_>)]
impl Each {
    pub fn new() -> Self {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
    #[effect(spawn(executor, cancel, 0))]
    pub fn spawn<F: Future>(&self, future: F) -> Task<F::Output> {}
    #[effect(wait(try, any))]
    pub fn try_tick(&self) -> bool {}
    #[effect(wait(await, any))]
    pub async fn tick(&self) {}
    #[effect(runs(0, once))]
    pub async fn run<F: Future>(&self, future: F) -> F::Output {}
}
