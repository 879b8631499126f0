//! tokio::sync::RwLock, checked against tokio 1.54. First come, first served: a waiting writer
//! blocks later readers.
#![module(tokio::sync)]

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

#[kind(lock)]
#[derive(Default)]
pub struct RwLock<T>;
impl<T> RwLock<T> {
    pub fn new(value: T) -> RwLock<T> {}
    pub fn const_new(value: T) -> RwLock<T> {}
    pub fn with_max_readers(value: T, max_reads: u32) -> RwLock<T> {}
    #[effect(acquire(async, shared, await), cancel(queue))]
    pub async fn read(&self) -> RwLockReadGuard<'_, T> {}
    #[effect(acquire(async, shared, block), panic(in_async))]
    pub fn blocking_read(&self) -> RwLockReadGuard<'_, T> {}
    #[effect(acquire(async, shared, await), cancel(queue))]
    pub async fn read_owned(self: Arc<Self>) -> OwnedRwLockReadGuard<T, T> {}
    #[effect(acquire(async, shared, try))]
    pub fn try_read(&self) -> Result<RwLockReadGuard<'_, T>, TryLockError> {}
    #[effect(acquire(async, shared, try))]
    pub fn try_read_owned(self: Arc<Self>) -> Result<OwnedRwLockReadGuard<T, T>, TryLockError> {}
    #[effect(acquire(async, exclusive, await), cancel(queue))]
    pub async fn write(&self) -> RwLockWriteGuard<'_, T> {}
    #[effect(acquire(async, exclusive, block), panic(in_async))]
    pub fn blocking_write(&self) -> RwLockWriteGuard<'_, T> {}
    #[effect(acquire(async, exclusive, await), cancel(queue))]
    pub async fn write_owned(self: Arc<Self>) -> OwnedRwLockWriteGuard<T> {}
    #[effect(acquire(async, exclusive, try))]
    pub fn try_write(&self) -> Result<RwLockWriteGuard<'_, T>, TryLockError> {}
    #[effect(acquire(async, exclusive, try))]
    pub fn try_write_owned(self: Arc<Self>) -> Result<OwnedRwLockWriteGuard<T>, TryLockError> {}
    pub fn get_mut(&mut self) -> &mut T {}
    pub fn into_inner(self) -> T {}
}

#[kind(guard(async, shared))]
pub struct RwLockReadGuard<'a, T>;
impl<'a, T> RwLockReadGuard<'a, T> {
    #[effect(holds(0), runs(1, once))]
    pub fn map<U, F: FnOnce(&T) -> &U>(this: Self, f: F) -> RwLockReadGuard<'a, U> {}
    #[effect(holds(0), runs(1, once))]
    pub fn try_map<U, F: FnOnce(&T) -> Option<&U>>(this: Self, f: F) -> Result<RwLockReadGuard<'a, U>, Self> {}
}
#[kind(guard(async, shared))]
pub struct OwnedRwLockReadGuard<T, U>;
impl<T, U> OwnedRwLockReadGuard<T, U> {
    #[effect(holds(0), runs(1, once))]
    pub fn map<V, F: FnOnce(&U) -> &V>(this: Self, f: F) -> OwnedRwLockReadGuard<T, V> {}
    #[effect(holds(0), runs(1, once))]
    pub fn try_map<V, F: FnOnce(&U) -> Option<&V>>(this: Self, f: F) -> Result<OwnedRwLockReadGuard<T, V>, Self> {}
    #[effect(alias)]
    pub fn rwlock(this: &Self) -> &Arc<RwLock<T>> {}
}
#[kind(guard(async, exclusive))]
pub struct RwLockWriteGuard<'a, T>;
impl<'a, T> RwLockWriteGuard<'a, T> {
    #[effect(holds(0), runs(1, once))]
    pub fn map<U, F: FnOnce(&mut T) -> &mut U>(this: Self, f: F) -> RwLockMappedWriteGuard<'a, U> {}
    #[effect(holds(0), runs(1, once))]
    pub fn try_map<U, F: FnOnce(&mut T) -> Option<&mut U>>(this: Self, f: F) -> Result<RwLockMappedWriteGuard<'a, U>, Self> {}
    #[effect(holds(0), runs(1, once))]
    pub fn downgrade_map<U, F: FnOnce(&T) -> &U>(this: Self, f: F) -> RwLockReadGuard<'a, U> {}
    #[effect(holds(0), runs(1, once))]
    pub fn try_downgrade_map<U, F: FnOnce(&T) -> Option<&U>>(this: Self, f: F) -> Result<RwLockReadGuard<'a, U>, Self> {}
    #[effect(holds(0))]
    pub fn into_mapped(this: Self) -> RwLockMappedWriteGuard<'a, T> {}
    #[effect(holds(self))]
    pub fn downgrade(self) -> RwLockReadGuard<'a, T> {}
}
#[kind(guard(async, exclusive))]
pub struct OwnedRwLockWriteGuard<T>;
impl<T> OwnedRwLockWriteGuard<T> {
    #[effect(holds(0), runs(1, once))]
    pub fn map<U, F: FnOnce(&mut T) -> &mut U>(this: Self, f: F) -> OwnedRwLockMappedWriteGuard<T, U> {}
    #[effect(holds(0), runs(1, once))]
    pub fn try_map<U, F: FnOnce(&mut T) -> Option<&mut U>>(this: Self, f: F) -> Result<OwnedRwLockMappedWriteGuard<T, U>, Self> {}
    #[effect(holds(0), runs(1, once))]
    pub fn downgrade_map<U, F: FnOnce(&T) -> &U>(this: Self, f: F) -> OwnedRwLockReadGuard<T, U> {}
    #[effect(holds(0), runs(1, once))]
    pub fn try_downgrade_map<U, F: FnOnce(&T) -> Option<&U>>(this: Self, f: F) -> Result<OwnedRwLockReadGuard<T, U>, Self> {}
    #[effect(holds(0))]
    pub fn into_mapped(this: Self) -> OwnedRwLockMappedWriteGuard<T, T> {}
    #[effect(holds(self))]
    pub fn downgrade(self) -> OwnedRwLockReadGuard<T, T> {}
    #[effect(alias)]
    pub fn rwlock(this: &Self) -> &Arc<RwLock<T>> {}
}
#[kind(guard(async, exclusive))]
pub struct RwLockMappedWriteGuard<'a, T>;
impl<'a, T> RwLockMappedWriteGuard<'a, T> {
    #[effect(holds(0), runs(1, once))]
    pub fn map<U, F: FnOnce(&mut T) -> &mut U>(this: Self, f: F) -> RwLockMappedWriteGuard<'a, U> {}
    #[effect(holds(0), runs(1, once))]
    pub fn try_map<U, F: FnOnce(&mut T) -> Option<&mut U>>(this: Self, f: F) -> Result<RwLockMappedWriteGuard<'a, U>, Self> {}
}
#[kind(guard(async, exclusive))]
pub struct OwnedRwLockMappedWriteGuard<T, U>;
impl<T, U> OwnedRwLockMappedWriteGuard<T, U> {
    #[effect(holds(0), runs(1, once))]
    pub fn map<V, F: FnOnce(&mut U) -> &mut V>(this: Self, f: F) -> OwnedRwLockMappedWriteGuard<T, V> {}
    #[effect(holds(0), runs(1, once))]
    pub fn try_map<V, F: FnOnce(&mut U) -> Option<&mut V>>(this: Self, f: F) -> Result<OwnedRwLockMappedWriteGuard<T, V>, Self> {}
    #[effect(alias)]
    pub fn rwlock(this: &Self) -> &Arc<RwLock<T>> {}
}
#[each(RwLockReadGuard<'_, T>, RwLockWriteGuard<'_, T>, OwnedRwLockWriteGuard<T>, RwLockMappedWriteGuard<'_, T>)]
impl<T> Deref for Each {
    type Target = T;
}
#[each(RwLockWriteGuard<'_, T>, OwnedRwLockWriteGuard<T>, RwLockMappedWriteGuard<'_, T>)]
impl<T> DerefMut for Each {}
#[each(OwnedRwLockReadGuard<T, U>, OwnedRwLockMappedWriteGuard<T, U>)]
impl<T, U> Deref for Each {
    type Target = U;
}
