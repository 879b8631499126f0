//! async-lock, checked against 3.5.

use std::ops::Deref;
use std::sync::Arc;

#[kind(lock)]
#[derive(Default)]
pub struct Mutex<T>;
impl<T> Mutex<T> {
    pub fn new(data: T) -> Mutex<T> {}
    pub fn into_inner(self) -> T {}
    #[effect(acquire(async, exclusive, await), cancel(queue))]
    pub async fn lock(&self) -> MutexGuard<'_, T> {}
    #[effect(acquire(async, exclusive, block))]
    pub fn lock_blocking(&self) -> MutexGuard<'_, T> {}
    #[effect(acquire(async, exclusive, try))]
    pub fn try_lock(&self) -> Option<MutexGuard<'_, T>> {}
    #[effect(acquire(async, exclusive, await), cancel(queue))]
    pub async fn lock_arc(self: &Arc<Self>) -> MutexGuardArc<T> {}
    #[effect(acquire(async, exclusive, block))]
    pub fn lock_arc_blocking(self: &Arc<Self>) -> MutexGuardArc<T> {}
    #[effect(acquire(async, exclusive, try))]
    pub fn try_lock_arc(self: &Arc<Self>) -> Option<MutexGuardArc<T>> {}
    pub fn get_mut(&mut self) -> &mut T {}
}
#[kind(guard(async, exclusive))]
pub struct MutexGuard<'a, T>;
#[kind(guard(async, exclusive))]
pub struct MutexGuardArc<T>;
/// Writers block later readers.
#[kind(lock)]
#[derive(Default)]
pub struct RwLock<T>;
impl<T> RwLock<T> {
    pub fn new(t: T) -> RwLock<T> {}
    pub fn into_inner(self) -> T {}
    #[effect(acquire(async, shared, await), cancel(queue))]
    pub async fn read(&self) -> RwLockReadGuard<'_, T> {}
    #[effect(acquire(async, shared, block))]
    pub fn read_blocking(&self) -> RwLockReadGuard<'_, T> {}
    #[effect(acquire(async, shared, try))]
    pub fn try_read(&self) -> Option<RwLockReadGuard<'_, T>> {}
    #[effect(acquire(async, upgradable, await), cancel(queue))]
    pub async fn upgradable_read(&self) -> RwLockUpgradableReadGuard<'_, T> {}
    #[effect(acquire(async, exclusive, await), cancel(queue))]
    pub async fn write(&self) -> RwLockWriteGuard<'_, T> {}
    #[effect(acquire(async, exclusive, block))]
    pub fn write_blocking(&self) -> RwLockWriteGuard<'_, T> {}
    #[effect(acquire(async, exclusive, try))]
    pub fn try_write(&self) -> Option<RwLockWriteGuard<'_, T>> {}
    pub fn get_mut(&mut self) -> &mut T {}
}
#[kind(guard(async, shared))]
pub struct RwLockReadGuard<'a, T>;
#[kind(guard(async, exclusive))]
pub struct RwLockWriteGuard<'a, T>;
#[kind(guard(async, upgradable))]
pub struct RwLockUpgradableReadGuard<'a, T>;
#[each(MutexGuard<'_, T>, MutexGuardArc<T>, RwLockReadGuard<'_, T>, RwLockWriteGuard<'_, T>, RwLockUpgradableReadGuard<'_, T>)]
impl<T> Deref for Each {
    type Target = T;
}
#[kind(lock)]
pub struct Semaphore;
impl Semaphore {
    pub fn new(n: usize) -> Semaphore {}
    #[effect(acquire(permit, shared, await), cancel(queue))]
    pub async fn acquire(&self) -> SemaphoreGuard<'_> {}
    #[effect(acquire(permit, shared, block))]
    pub fn acquire_blocking(&self) -> SemaphoreGuard<'_> {}
    #[effect(acquire(permit, shared, try))]
    pub fn try_acquire(&self) -> Option<SemaphoreGuard<'_>> {}
    #[effect(acquire(permit, shared, await), cancel(queue))]
    pub async fn acquire_arc(self: &Arc<Self>) -> SemaphoreGuardArc {}
    #[effect(wait(try, slot))]
    pub fn add_permits(&self, n: usize) {}
}
#[kind(guard(permit, shared))]
pub struct SemaphoreGuard<'a>;
#[kind(guard(permit, shared))]
pub struct SemaphoreGuardArc;
pub struct Barrier;
impl Barrier {
    pub fn new(n: usize) -> Barrier {}
    #[effect(wait(await, party))]
    pub async fn wait(&self) -> BarrierWaitResult {}
}
pub struct BarrierWaitResult;
