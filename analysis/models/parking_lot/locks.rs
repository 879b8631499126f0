//! parking_lot's mutexes and reader-writer locks.
#![module(parking_lot)]

use std::ops::Deref;
use std::sync::Arc;
use std::time::{Duration, Instant};

#[kind(lock)]
#[derive(Default)]
pub struct Mutex<T>;
/// Fair.
#[kind(lock)]
#[derive(Default)]
pub struct FairMutex<T>;
#[each(Mutex<T>, FairMutex<T>)]
impl<T> Each {
    pub fn new(val: T) -> Self {}
    pub fn into_inner(self) -> T {}
    pub fn get_mut(&mut self) -> &mut T {}
    #[effect(probe)]
    pub fn is_locked(&self) -> bool {}
    #[effect(unknown)]
    pub unsafe fn force_unlock(&self) {}
    #[effect(unknown)]
    pub unsafe fn force_unlock_fair(&self) {}
    #[effect(unknown)]
    pub fn data_ptr(&self) -> *mut T {}
}
pub fn const_mutex<T>(val: T) -> Mutex<T> {}
pub fn const_rwlock<T>(val: T) -> RwLock<T> {}
pub fn const_fair_mutex<T>(val: T) -> FairMutex<T> {}
impl<T> Mutex<T> {
    #[effect(acquire(thread, exclusive, block))]
    pub fn lock(&self) -> MutexGuard<'_, T> {}
    #[effect(acquire(thread, exclusive, try))]
    pub fn try_lock(&self) -> Option<MutexGuard<'_, T>> {}
    #[effect(acquire(thread, exclusive, timed))]
    pub fn try_lock_for(&self, timeout: Duration) -> Option<MutexGuard<'_, T>> {}
    #[effect(acquire(thread, exclusive, timed))]
    pub fn try_lock_until(&self, timeout: Instant) -> Option<MutexGuard<'_, T>> {}
    #[effect(acquire(thread, exclusive, block))]
    pub fn lock_arc(self: &Arc<Self>) -> ArcMutexGuard<T> {}
    #[effect(acquire(thread, exclusive, try))]
    pub fn try_lock_arc(self: &Arc<Self>) -> Option<ArcMutexGuard<T>> {}
    #[effect(acquire(thread, exclusive, timed))]
    pub fn try_lock_arc_for(self: &Arc<Self>, timeout: Duration) -> Option<ArcMutexGuard<T>> {}
    #[effect(acquire(thread, exclusive, timed))]
    pub fn try_lock_arc_until(self: &Arc<Self>, timeout: Instant) -> Option<ArcMutexGuard<T>> {}
}
impl<T> FairMutex<T> {
    #[effect(acquire(thread, exclusive, block))]
    pub fn lock(&self) -> FairMutexGuard<'_, T> {}
    #[effect(acquire(thread, exclusive, try))]
    pub fn try_lock(&self) -> Option<FairMutexGuard<'_, T>> {}
    #[effect(acquire(thread, exclusive, timed))]
    pub fn try_lock_for(&self, timeout: Duration) -> Option<FairMutexGuard<'_, T>> {}
    #[effect(acquire(thread, exclusive, timed))]
    pub fn try_lock_until(&self, timeout: Instant) -> Option<FairMutexGuard<'_, T>> {}
}
#[kind(guard(thread, exclusive))]
pub struct MutexGuard<'a, T>;
#[kind(guard(thread, exclusive))]
pub struct FairMutexGuard<'a, T>;
#[kind(guard(thread, exclusive))]
pub struct MappedMutexGuard<'a, T>;
#[kind(guard(thread, exclusive))]
pub struct ArcMutexGuard<T>;
#[each(MutexGuard<'a, T>, FairMutexGuard<'a, T>, MappedMutexGuard<'a, T>)]
impl<'a, T> Each {
    #[effect(holds(0), runs(1, once))]
    pub fn map<U, F: FnOnce(&mut T) -> &mut U>(s: Self, f: F) -> MappedMutexGuard<'a, U> {}
    #[effect(holds(0), runs(1, once))]
    pub fn try_map<U, F: FnOnce(&mut T) -> Option<&mut U>>(s: Self, f: F) -> Result<MappedMutexGuard<'a, U>, Self> {}
    #[effect(drop(0))]
    pub fn unlock_fair(s: Self) {}
}
#[each(MutexGuard<'a, T>, FairMutexGuard<'a, T>)]
impl<'a, T> Each {
    /// The closure runs without the lock.
    #[effect(runs(1, once))]
    pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {}
    #[effect(runs(1, once))]
    pub fn unlocked_fair<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {}
    pub fn bump(s: &mut Self) {}
    /// Held for ever.
    #[effect(leak(0), holds(0))]
    pub fn leak(s: Self) -> &'a mut T {}
}
impl<'a, T> MutexGuard<'a, T> {
    #[effect(alias)]
    pub fn mutex(s: &Self) -> &'a Mutex<T> {}
}
#[each(MutexGuard<'_, T>, FairMutexGuard<'_, T>, MappedMutexGuard<'_, T>, ArcMutexGuard<T>, ReentrantMutexGuard<'_, T>, MappedReentrantMutexGuard<'_, T>)]
impl<T> Deref for Each {
    type Target = T;
}

/// The same thread may lock it again.
#[kind(lock)]
#[derive(Default)]
pub struct ReentrantMutex<T>;
impl<T> ReentrantMutex<T> {
    pub fn new(val: T) -> Self {}
    pub fn into_inner(self) -> T {}
    pub fn get_mut(&mut self) -> &mut T {}
    #[effect(acquire(thread, shared, block))]
    pub fn lock(&self) -> ReentrantMutexGuard<'_, T> {}
    #[effect(acquire(thread, shared, try))]
    pub fn try_lock(&self) -> Option<ReentrantMutexGuard<'_, T>> {}
    #[effect(acquire(thread, shared, timed))]
    pub fn try_lock_for(&self, timeout: Duration) -> Option<ReentrantMutexGuard<'_, T>> {}
    #[effect(probe)]
    pub fn is_locked(&self) -> bool {}
    #[effect(probe)]
    pub fn is_owned_by_current_thread(&self) -> bool {}
}
#[kind(guard(thread, shared))]
pub struct ReentrantMutexGuard<'a, T>;
#[kind(guard(thread, shared))]
pub struct MappedReentrantMutexGuard<'a, T>;
pub fn const_reentrant_mutex<T>(val: T) -> ReentrantMutex<T> {}

/// A reader waits behind a waiting writer.
#[kind(lock)]
#[derive(Default)]
pub struct RwLock<T>;
impl<T> RwLock<T> {
    pub fn new(val: T) -> Self {}
    pub fn into_inner(self) -> T {}
    pub fn get_mut(&mut self) -> &mut T {}
    #[effect(acquire(thread, shared, block))]
    pub fn read(&self) -> RwLockReadGuard<'_, T> {}
    #[effect(acquire(thread, shared, try))]
    pub fn try_read(&self) -> Option<RwLockReadGuard<'_, T>> {}
    #[effect(acquire(thread, shared, timed))]
    pub fn try_read_for(&self, timeout: Duration) -> Option<RwLockReadGuard<'_, T>> {}
    #[effect(acquire(thread, shared, timed))]
    pub fn try_read_until(&self, timeout: Instant) -> Option<RwLockReadGuard<'_, T>> {}
    /// Safe under an own read.
    #[until("0.13.0")]
    #[effect(acquire(thread, shared, block))]
    pub fn read_recursive(&self) -> RwLockReadGuard<'_, T> {}
    #[until("0.13.0")]
    #[effect(acquire(thread, shared, try))]
    pub fn try_read_recursive(&self) -> Option<RwLockReadGuard<'_, T>> {}
    #[effect(acquire(thread, exclusive, block))]
    pub fn write(&self) -> RwLockWriteGuard<'_, T> {}
    #[effect(acquire(thread, exclusive, try))]
    pub fn try_write(&self) -> Option<RwLockWriteGuard<'_, T>> {}
    #[effect(acquire(thread, exclusive, timed))]
    pub fn try_write_for(&self, timeout: Duration) -> Option<RwLockWriteGuard<'_, T>> {}
    #[effect(acquire(thread, exclusive, timed))]
    pub fn try_write_until(&self, timeout: Instant) -> Option<RwLockWriteGuard<'_, T>> {}
    #[effect(acquire(thread, upgradable, block))]
    pub fn upgradable_read(&self) -> RwLockUpgradableReadGuard<'_, T> {}
    #[effect(acquire(thread, upgradable, try))]
    pub fn try_upgradable_read(&self) -> Option<RwLockUpgradableReadGuard<'_, T>> {}
    #[effect(acquire(thread, upgradable, timed))]
    pub fn try_upgradable_read_for(&self, timeout: Duration) -> Option<RwLockUpgradableReadGuard<'_, T>> {}
    #[effect(acquire(thread, upgradable, timed))]
    pub fn try_upgradable_read_until(&self, timeout: Instant) -> Option<RwLockUpgradableReadGuard<'_, T>> {}
    #[effect(acquire(thread, shared, block))]
    pub fn read_arc(self: &Arc<Self>) -> ArcRwLockReadGuard<T> {}
    #[effect(acquire(thread, shared, try))]
    pub fn try_read_arc(self: &Arc<Self>) -> Option<ArcRwLockReadGuard<T>> {}
    #[effect(acquire(thread, exclusive, block))]
    pub fn write_arc(self: &Arc<Self>) -> ArcRwLockWriteGuard<T> {}
    #[effect(acquire(thread, exclusive, try))]
    pub fn try_write_arc(self: &Arc<Self>) -> Option<ArcRwLockWriteGuard<T>> {}
    #[effect(acquire(thread, upgradable, block))]
    pub fn upgradable_read_arc(self: &Arc<Self>) -> ArcRwLockUpgradableReadGuard<T> {}
    #[effect(probe)]
    pub fn is_locked(&self) -> bool {}
    #[effect(probe)]
    pub fn is_locked_exclusive(&self) -> bool {}
    #[effect(unknown)]
    pub unsafe fn force_unlock_read(&self) {}
    #[effect(unknown)]
    pub unsafe fn force_unlock_write(&self) {}
    #[effect(unknown)]
    pub fn data_ptr(&self) -> *mut T {}
}
/// Prefers readers: safe under an own read.
#[kind(lock)]
#[derive(Default)]
pub struct RecursiveRwLock<T>;
impl<T> RecursiveRwLock<T> {
    #[since("0.13.0")]
    pub fn new(val: T) -> Self {}
    #[since("0.13.0")]
    #[effect(acquire(thread, shared, block))]
    pub fn read(&self) -> RwLockReadGuard<'_, T> {}
    #[since("0.13.0")]
    #[effect(acquire(thread, exclusive, block))]
    pub fn write(&self) -> RwLockWriteGuard<'_, T> {}
}
#[kind(guard(thread, shared))]
pub struct RwLockReadGuard<'a, T>;
#[kind(guard(thread, exclusive))]
pub struct RwLockWriteGuard<'a, T>;
#[kind(guard(thread, upgradable))]
pub struct RwLockUpgradableReadGuard<'a, T>;
#[kind(guard(thread, shared))]
pub struct MappedRwLockReadGuard<'a, T>;
#[kind(guard(thread, exclusive))]
pub struct MappedRwLockWriteGuard<'a, T>;
#[kind(guard(thread, shared))]
pub struct ArcRwLockReadGuard<T>;
#[kind(guard(thread, exclusive))]
pub struct ArcRwLockWriteGuard<T>;
#[kind(guard(thread, upgradable))]
pub struct ArcRwLockUpgradableReadGuard<T>;
#[each(RwLockReadGuard<'_, T>, RwLockWriteGuard<'_, T>, RwLockUpgradableReadGuard<'_, T>, MappedRwLockReadGuard<'_, T>, MappedRwLockWriteGuard<'_, T>, ArcRwLockReadGuard<T>, ArcRwLockWriteGuard<T>, ArcRwLockUpgradableReadGuard<T>)]
impl<T> Deref for Each {
    type Target = T;
}
#[each(RwLockReadGuard<'a, T>, RwLockWriteGuard<'a, T>, RwLockUpgradableReadGuard<'a, T>)]
impl<'a, T> Each {
    #[effect(runs(1, once))]
    pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {}
    #[effect(runs(1, once))]
    pub fn unlocked_fair<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {}
    #[effect(drop(0))]
    pub fn unlock_fair(s: Self) {}
    pub fn bump(s: &mut Self) {}
}
impl<'a, T> RwLockReadGuard<'a, T> {
    #[effect(holds(0), runs(1, once))]
    pub fn map<U, F: FnOnce(&T) -> &U>(s: Self, f: F) -> MappedRwLockReadGuard<'a, U> {}
    #[effect(holds(0), runs(1, once))]
    pub fn try_map<U, F: FnOnce(&T) -> Option<&U>>(s: Self, f: F) -> Result<MappedRwLockReadGuard<'a, U>, Self> {}
    #[effect(alias)]
    pub fn rwlock(s: &Self) -> &'a RwLock<T> {}
}
impl<'a, T> RwLockWriteGuard<'a, T> {
    #[effect(holds(0), runs(1, once))]
    pub fn map<U, F: FnOnce(&mut T) -> &mut U>(s: Self, f: F) -> MappedRwLockWriteGuard<'a, U> {}
    #[effect(holds(0), runs(1, once))]
    pub fn try_map<U, F: FnOnce(&mut T) -> Option<&mut U>>(s: Self, f: F) -> Result<MappedRwLockWriteGuard<'a, U>, Self> {}
    #[effect(holds(0))]
    pub fn downgrade(s: Self) -> RwLockReadGuard<'a, T> {}
    #[effect(holds(0))]
    pub fn downgrade_to_upgradable(s: Self) -> RwLockUpgradableReadGuard<'a, T> {}
    #[effect(alias)]
    pub fn rwlock(s: &Self) -> &'a RwLock<T> {}
}
impl<'a, T> RwLockUpgradableReadGuard<'a, T> {
    /// Waits for all readers.
    #[effect(acquire(thread, exclusive, block), holds(0))]
    pub fn upgrade(s: Self) -> RwLockWriteGuard<'a, T> {}
    #[effect(acquire(thread, exclusive, try), holds(0))]
    pub fn try_upgrade(s: Self) -> Result<RwLockWriteGuard<'a, T>, Self> {}
    #[effect(holds(0))]
    pub fn downgrade(s: Self) -> RwLockReadGuard<'a, T> {}
    #[effect(runs(1, once))]
    pub fn with_upgraded<R, F: FnOnce(&mut T) -> R>(s: &mut Self, f: F) -> R {}
    #[effect(runs(1, at_most_once))]
    pub fn try_with_upgraded<R, F: FnOnce(&mut T) -> R>(s: &mut Self, f: F) -> Option<R> {}
}

/// No spurious wake-ups; one condvar with two mutexes panics. Nothing is stored.
#[derive(Default)]
pub struct Condvar;
impl Condvar {
    pub fn new() -> Condvar {}
    #[effect(wait(try, notify))]
    pub fn notify_one(&self) -> bool {}
    #[effect(wait(try, notify))]
    pub fn notify_all(&self) -> usize {}
    #[effect(wait(block, notify))]
    pub fn wait<T>(&self, mutex_guard: &mut MutexGuard<'_, T>) {}
    #[effect(wait(timed, notify))]
    pub fn wait_until<T>(&self, mutex_guard: &mut MutexGuard<'_, T>, timeout: Instant) -> WaitTimeoutResult {}
    #[effect(wait(timed, notify))]
    pub fn wait_for<T>(&self, mutex_guard: &mut MutexGuard<'_, T>, timeout: Duration) -> WaitTimeoutResult {}
    #[effect(wait(block, notify), runs(1, many))]
    pub fn wait_while<T, F: FnMut(&mut T) -> bool>(&self, mutex_guard: &mut MutexGuard<'_, T>, condition: F) {}
    #[effect(wait(timed, notify), runs(1, many))]
    pub fn wait_while_until<T, F: FnMut(&mut T) -> bool>(&self, mutex_guard: &mut MutexGuard<'_, T>, condition: F, timeout: Instant) -> WaitTimeoutResult {}
    #[effect(wait(timed, notify), runs(1, many))]
    pub fn wait_while_for<T, F: FnMut(&mut T) -> bool>(&self, mutex_guard: &mut MutexGuard<'_, T>, condition: F, timeout: Duration) -> WaitTimeoutResult {}
}
#[derive(Clone, Copy)]
pub struct WaitTimeoutResult;
impl WaitTimeoutResult {
    pub fn timed_out(self) -> bool {}
}
#[derive(Default)]
pub struct Once;
impl Once {
    pub fn new() -> Once {}
    #[effect(runs(0, at_most_once), wait(block, init), panic(reentry))]
    pub fn call_once<F: FnOnce()>(&self, f: F) {}
    #[effect(runs(0, at_most_once), wait(block, init), panic(reentry))]
    pub fn call_once_force<F: FnOnce(OnceState)>(&self, f: F) {}
    #[effect(probe)]
    pub fn state(&self) -> OnceState {}
}
#[derive(Clone, Copy)]
pub enum OnceState {
    New,
    Poisoned,
    InProgress,
    Done,
}
