//! tokio::runtime, checked against tokio 1.54.

use std::future::Future;
use std::io;
use std::time::Duration;

use crate::task::JoinHandle;

/// Dropped, it aborts async tasks and waits for started blocking ones.
#[kind(driver)]
pub struct Runtime;
impl Runtime {
    #[effect(runtime(multi_thread))]
    pub fn new() -> io::Result<Runtime> {}
    #[effect(alias)]
    pub fn handle(&self) -> &Handle {}
    #[effect(spawn(task, detach, 0))]
    pub fn spawn<F: Future>(&self, future: F) -> JoinHandle<F::Output> {}
    #[effect(spawn(blocking, detach, 0))]
    pub fn spawn_blocking<F: FnOnce() -> R, R>(&self, func: F) -> JoinHandle<R> {}
    #[effect(runs(0, once), panic(in_async))]
    pub fn block_on<F: Future>(&self, future: F) -> F::Output {}
    #[effect(holds(self))]
    pub fn enter(&self) -> EnterGuard<'_> {}
    #[effect(wait(timed, party))]
    pub fn shutdown_timeout(self, duration: Duration) {}
    #[effect(abort)]
    pub fn shutdown_background(self) {}
    #[effect(probe)]
    pub fn metrics(&self) -> RuntimeMetrics {}
}
#[kind(driver)]
pub struct LocalRuntime;
impl LocalRuntime {
    #[effect(runtime(current_thread))]
    pub fn new() -> io::Result<LocalRuntime> {}
    #[effect(alias)]
    pub fn handle(&self) -> &Handle {}
    #[effect(spawn(local, detach, 0))]
    pub fn spawn_local<F: Future>(&self, future: F) -> JoinHandle<F::Output> {}
    #[effect(spawn(blocking, detach, 0))]
    pub fn spawn_blocking<F: FnOnce() -> R, R>(&self, func: F) -> JoinHandle<R> {}
    #[effect(runs(0, once), panic(in_async))]
    pub fn block_on<F: Future>(&self, future: F) -> F::Output {}
    #[effect(holds(self))]
    pub fn enter(&self) -> EnterGuard<'_> {}
    #[effect(wait(timed, party))]
    pub fn shutdown_timeout(self, duration: Duration) {}
    #[effect(abort)]
    pub fn shutdown_background(self) {}
}
#[derive(Default)]
pub struct LocalOptions;
#[kind(driver)]
#[derive(Clone)]
pub struct Handle;
impl Handle {
    #[effect(holds(self))]
    pub fn enter(&self) -> EnterGuard<'_> {}
    #[effect(panic(no_runtime))]
    pub fn current() -> Self {}
    pub fn try_current() -> Result<Self, TryCurrentError> {}
    #[effect(spawn(task, detach, 0))]
    pub fn spawn<F: Future>(&self, future: F) -> JoinHandle<F::Output> {}
    #[effect(spawn(blocking, detach, 0))]
    pub fn spawn_blocking<F: FnOnce() -> R, R>(&self, func: F) -> JoinHandle<R> {}
    /// On a current-thread runtime it does not drive I/O and timers by itself.
    #[effect(runs(0, once), panic(in_async))]
    pub fn block_on<F: Future>(&self, future: F) -> F::Output {}
    #[effect(probe)]
    pub fn runtime_flavor(&self) -> RuntimeFlavor {}
    #[effect(probe)]
    pub fn id(&self) -> Id {}
    #[effect(probe)]
    pub fn metrics(&self) -> RuntimeMetrics {}
}
pub struct EnterGuard<'a>;
#[derive(Clone)]
pub struct RuntimeMetrics;
impl RuntimeMetrics {
    pub fn num_workers(&self) -> usize {}
    pub fn num_alive_tasks(&self) -> usize {}
    pub fn global_queue_depth(&self) -> usize {}
}
pub struct TryCurrentError;
#[derive(Clone, Copy)]
pub struct Id;
#[derive(Clone, Copy)]
pub enum RuntimeFlavor {
    CurrentThread,
    MultiThread,
}
#[derive(Clone, Copy)]
pub enum UnhandledPanic {
    Ignore,
    ShutdownRuntime,
}
pub struct Builder;
impl Builder {
    #[effect(runtime(current_thread))]
    pub fn new_current_thread() -> Builder {}
    #[effect(runtime(multi_thread))]
    pub fn new_multi_thread() -> Builder {}
    pub fn enable_all(&mut self) -> &mut Self {}
    pub fn enable_io(&mut self) -> &mut Self {}
    pub fn enable_time(&mut self) -> &mut Self {}
    #[effect(panic(zero), holds(self))]
    pub fn worker_threads(&mut self, val: usize) -> &mut Self {}
    pub fn max_blocking_threads(&mut self, val: usize) -> &mut Self {}
    pub fn thread_name(&mut self, val: impl Into<String>) -> &mut Self {}
    pub fn name(&mut self, val: impl Into<String>) -> &mut Self {}
    pub fn thread_name_fn<F: Fn() -> String>(&mut self, f: F) -> &mut Self {}
    pub fn thread_stack_size(&mut self, val: usize) -> &mut Self {}
    pub fn on_thread_start<F: Fn()>(&mut self, f: F) -> &mut Self {}
    pub fn on_thread_stop<F: Fn()>(&mut self, f: F) -> &mut Self {}
    pub fn on_thread_park<F: Fn()>(&mut self, f: F) -> &mut Self {}
    pub fn on_thread_unpark<F: Fn()>(&mut self, f: F) -> &mut Self {}
    pub fn build(&mut self) -> io::Result<Runtime> {}
    pub fn build_local(&mut self, options: LocalOptions) -> io::Result<LocalRuntime> {}
    pub fn thread_keep_alive(&mut self, duration: Duration) -> &mut Self {}
    pub fn global_queue_interval(&mut self, val: u32) -> &mut Self {}
    pub fn event_interval(&mut self, val: u32) -> &mut Self {}
    pub fn unhandled_panic(&mut self, behavior: UnhandledPanic) -> &mut Self {}
    pub fn disable_lifo_slot(&mut self) -> &mut Self {}
    pub fn start_paused(&mut self, start_paused: bool) -> &mut Self {}
}
