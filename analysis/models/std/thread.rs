//! std::thread, checked against Rust 1.95.

use crate::any::Any;
use crate::io;
use crate::time::{Duration, Instant};

pub type Result<T> = crate::result::Result<T, Box<dyn Any>>;

#[effect(spawn(thread, detach, 0))]
pub fn spawn<F: FnOnce() -> T, T>(f: F) -> JoinHandle<T> {}
#[effect(runs(0, once), join(block))]
pub fn scope<'env, F: FnOnce(&Scope<'_, 'env>) -> T, T>(f: F) -> T {}
#[effect(wait(timed, time))]
pub fn sleep(dur: Duration) {}
#[effect(wait(timed, time))]
pub fn sleep_ms(ms: u32) {}
#[effect(wait(timed, time))]
pub fn sleep_until(deadline: Instant) {}
#[effect(wait(block, unpark))]
pub fn park() {}
#[effect(wait(timed, unpark))]
pub fn park_timeout(dur: Duration) {}
#[effect(wait(try, turn))]
pub fn yield_now() {}
pub fn current() -> Thread {}
pub fn panicking() -> bool {}
pub fn available_parallelism() -> io::Result<crate::num::NonZeroUsize> {}

/// Dropped, its thread goes on.
#[kind(handle(detach))]
pub struct JoinHandle<T>;
impl<T> JoinHandle<T> {
    #[effect(join(block))]
    pub fn join(self) -> Result<T> {}
    #[effect(probe)]
    pub fn is_finished(&self) -> bool {}
    #[effect(probe)]
    pub fn thread(&self) -> &Thread {}
}
#[kind(handle(join))]
pub struct ScopedJoinHandle<'scope, T>;
impl<T> ScopedJoinHandle<'_, T> {
    #[effect(join(block))]
    pub fn join(self) -> Result<T> {}
    #[effect(probe)]
    pub fn is_finished(&self) -> bool {}
    #[effect(probe)]
    pub fn thread(&self) -> &Thread {}
}
#[kind(handle_set(join))]
pub struct Scope<'scope, 'env>;
impl<'scope, 'env> Scope<'scope, 'env> {
    #[effect(spawn(scoped, join, 0))]
    pub fn spawn<F: FnOnce() -> T, T>(&'scope self, f: F) -> ScopedJoinHandle<'scope, T> {}
}
#[derive(Default)]
pub struct Builder;
impl Builder {
    pub fn new() -> Builder {}
    pub fn name(self, name: String) -> Builder {}
    pub fn stack_size(self, size: usize) -> Builder {}
    #[effect(spawn(thread, detach, 0))]
    pub fn spawn<F: FnOnce() -> T, T>(self, f: F) -> io::Result<JoinHandle<T>> {}
    #[effect(spawn(scoped, join, 1))]
    pub fn spawn_scoped<'scope, 'env, F: FnOnce() -> T, T>(
        self,
        scope: &'scope Scope<'scope, 'env>,
        f: F,
    ) -> io::Result<ScopedJoinHandle<'scope, T>> {
    }
}
#[derive(Clone)]
pub struct Thread;
impl Thread {
    /// Stores one token if the thread does not park now.
    #[effect(wait(try, unpark))]
    pub fn unpark(&self) {}
    #[effect(probe)]
    pub fn id(&self) -> ThreadId {}
    #[effect(probe)]
    pub fn name(&self) -> Option<&str> {}
}
#[derive(Clone, Copy)]
pub struct ThreadId;
pub struct AccessError;

#[kind(plain)]
pub struct LocalKey<T>;
impl<T> LocalKey<T> {
    #[effect(runs(0, once))]
    pub fn with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> R {}
    #[effect(runs(0, at_most_once))]
    pub fn try_with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> crate::result::Result<R, AccessError> {}
}
impl<T> LocalKey<Cell<T>> {
    #[effect(stores(0))]
    pub fn set(&'static self, value: T) {}
    pub fn get(&'static self) -> T {}
    pub fn take(&'static self) -> T {}
    #[effect(stores(0), holds(self))]
    pub fn replace(&'static self, value: T) -> T {}
}
impl<T> LocalKey<RefCell<T>> {
    #[effect(runs(0, once))]
    pub fn with_borrow<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> R {}
    #[effect(runs(0, once))]
    pub fn with_borrow_mut<F: FnOnce(&mut T) -> R, R>(&'static self, f: F) -> R {}
}
use crate::cell::{Cell, RefCell};
