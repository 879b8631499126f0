//! std::sync, checked against Rust 1.95.

use crate::ops::{Deref, DerefMut};
use crate::time::Duration;

pub mod poison {
    pub use super::{LockResult, PoisonError, TryLockError, TryLockResult};
}

#[kind(pointer)]
#[derive(Clone, Default)]
pub struct Arc<T>;
impl<T> Arc<T> {
    pub fn new(data: T) -> Arc<T> {}
    /// The closure gets a weak pointer to the value it makes.
    #[effect(runs(0, once))]
    pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(data_fn: F) -> Arc<T> {}
    pub fn pin(data: T) -> crate::pin::Pin<Arc<T>> {}
    #[effect(holds(0))]
    pub fn try_unwrap(this: Self) -> Result<T, Self> {}
    #[effect(holds(0))]
    pub fn into_inner(this: Self) -> Option<T> {}
    #[effect(holds(0))]
    pub fn unwrap_or_clone(this: Self) -> T {}
    #[effect(weak)]
    pub fn downgrade(this: &Self) -> Weak<T> {}
    #[effect(probe)]
    pub fn weak_count(this: &Self) -> usize {}
    #[effect(probe)]
    pub fn strong_count(this: &Self) -> usize {}
    #[effect(probe)]
    pub fn ptr_eq(this: &Self, other: &Self) -> bool {}
    #[effect(holds(0))]
    pub fn get_mut(this: &mut Self) -> Option<&mut T> {}
    #[effect(holds(0))]
    pub fn make_mut(this: &mut Self) -> &mut T {}
    #[effect(leak(0), holds(0))]
    pub fn into_raw(this: Self) -> *const T {}
    #[effect(probe)]
    pub fn as_ptr(this: &Self) -> *const T {}
    #[effect(unknown)]
    pub unsafe fn from_raw(ptr: *const T) -> Self {}
    #[effect(holds(0))]
    pub fn from<U>(value: U) -> Self {}
}
impl<T> Deref for Arc<T> {
    type Target = T;
}

#[kind(weak)]
#[derive(Clone, Default)]
pub struct Weak<T>;
impl<T> Weak<T> {
    pub fn new() -> Weak<T> {}
    #[effect(alias)]
    pub fn upgrade(&self) -> Option<Arc<T>> {}
    #[effect(probe)]
    pub fn strong_count(&self) -> usize {}
    #[effect(probe)]
    pub fn weak_count(&self) -> usize {}
    #[effect(probe)]
    pub fn ptr_eq(&self, other: &Self) -> bool {}
}

pub type LockResult<T> = Result<T, PoisonError<T>>;
pub type TryLockResult<T> = Result<T, TryLockError<T>>;
/// Holds the guard it was made with.
#[kind(wrapper)]
pub struct PoisonError<T>;
impl<T> PoisonError<T> {
    pub fn new(data: T) -> PoisonError<T> {}
    pub fn into_inner(self) -> T {}
    pub fn get_ref(&self) -> &T {}
    pub fn get_mut(&mut self) -> &mut T {}
}
#[kind(wrapper)]
pub enum TryLockError<T> {
    Poisoned(PoisonError<T>),
    WouldBlock,
}

/// Not reentrant: a second lock on the same thread deadlocks or panics.
#[kind(lock)]
#[derive(Default)]
pub struct Mutex<T>;
impl<T> Mutex<T> {
    pub fn new(t: T) -> Mutex<T> {}
    #[effect(acquire(thread, exclusive, block))]
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {}
    #[effect(acquire(thread, exclusive, try))]
    pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {}
    #[effect(probe)]
    pub fn is_poisoned(&self) -> bool {}
    #[effect(probe)]
    pub fn clear_poison(&self) {}
    pub fn into_inner(self) -> LockResult<T> {}
    pub fn get_mut(&mut self) -> LockResult<&mut T> {}
    #[effect(holds(0))]
    pub fn from(t: T) -> Self {}
}
#[kind(guard(thread, exclusive))]
pub struct MutexGuard<'a, T>;
impl<T> MutexGuard<'_, T> {
    #[effect(holds(0), runs(1, once))]
    pub fn map<'a, U, F: FnOnce(&mut T) -> &mut U>(orig: Self, f: F) -> MappedMutexGuard<'a, U> {}
}
impl<T> Deref for MutexGuard<'_, T> {
    type Target = T;
}
impl<T> DerefMut for MutexGuard<'_, T> {}
#[kind(guard(thread, exclusive))]
pub struct MappedMutexGuard<'a, T>;
impl<T> Deref for MappedMutexGuard<'_, T> {
    type Target = T;
}
impl<T> DerefMut for MappedMutexGuard<'_, T> {}

/// Fairness depends on the platform: a reader may wait behind a waiting writer.
#[kind(lock)]
#[derive(Default)]
pub struct RwLock<T>;
impl<T> RwLock<T> {
    pub fn new(t: T) -> RwLock<T> {}
    #[effect(acquire(thread, shared, block))]
    pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {}
    #[effect(acquire(thread, shared, try))]
    pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {}
    #[effect(acquire(thread, exclusive, block))]
    pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {}
    #[effect(acquire(thread, exclusive, try))]
    pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {}
    #[effect(probe)]
    pub fn is_poisoned(&self) -> bool {}
    #[effect(probe)]
    pub fn clear_poison(&self) {}
    pub fn into_inner(self) -> LockResult<T> {}
    pub fn get_mut(&mut self) -> LockResult<&mut T> {}
}
#[kind(guard(thread, shared))]
pub struct RwLockReadGuard<'a, T>;
impl<T> Deref for RwLockReadGuard<'_, T> {
    type Target = T;
}
#[kind(guard(thread, exclusive))]
pub struct RwLockWriteGuard<'a, T>;
impl<'a, T> RwLockWriteGuard<'a, T> {
    #[effect(holds(0))]
    pub fn downgrade(s: Self) -> RwLockReadGuard<'a, T> {}
}
impl<T> Deref for RwLockWriteGuard<'_, T> {
    type Target = T;
}
impl<T> DerefMut for RwLockWriteGuard<'_, T> {}

/// Nothing is stored: only current waiters wake.
#[derive(Default)]
pub struct Condvar;
impl Condvar {
    pub fn new() -> Condvar {}
    #[effect(wait(block, notify), holds(0))]
    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {}
    #[effect(wait(block, notify), holds(0), runs(1, many))]
    pub fn wait_while<'a, T, F: FnMut(&mut T) -> bool>(
        &self,
        guard: MutexGuard<'a, T>,
        condition: F,
    ) -> LockResult<MutexGuard<'a, T>> {
    }
    #[effect(wait(timed, notify), holds(0))]
    pub fn wait_timeout<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        dur: Duration,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
    }
    #[effect(wait(timed, notify), holds(0), runs(2, many))]
    pub fn wait_timeout_while<'a, T, F: FnMut(&mut T) -> bool>(
        &self,
        guard: MutexGuard<'a, T>,
        dur: Duration,
        condition: F,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
    }
    #[effect(wait(try, notify))]
    pub fn notify_one(&self) {}
    #[effect(wait(try, notify))]
    pub fn notify_all(&self) {}
}
#[derive(Clone, Copy)]
pub struct WaitTimeoutResult;
impl WaitTimeoutResult {
    pub fn timed_out(&self) -> bool {}
}

pub struct Barrier;
impl Barrier {
    pub fn new(n: usize) -> Barrier {}
    #[effect(wait(block, party))]
    pub fn wait(&self) -> BarrierWaitResult {}
}
pub struct BarrierWaitResult;
impl BarrierWaitResult {
    pub fn is_leader(&self) -> bool {}
}

pub struct Once;
impl Once {
    pub fn new() -> Once {}
    #[effect(runs(0, at_most_once), wait(block, init), panic(reentry))]
    pub fn call_once<F: FnOnce()>(&self, f: F) {}
    #[effect(runs(0, at_most_once), wait(block, init), panic(reentry))]
    pub fn call_once_force<F: FnOnce(&OnceState)>(&self, f: F) {}
    #[effect(probe)]
    pub fn is_completed(&self) -> bool {}
    #[effect(wait(block, set), sticky(set))]
    pub fn wait(&self) {}
    #[effect(wait(block, set), sticky(set))]
    pub fn wait_force(&self) {}
}
pub struct OnceState;
impl OnceState {
    pub fn is_poisoned(&self) -> bool {}
}
pub const ONCE_INIT: Once = _;
