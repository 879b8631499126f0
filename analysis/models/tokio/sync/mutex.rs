//! tokio::sync::Mutex, checked against tokio 1.54. Fair; not reentrant.
#![module(tokio::sync)]

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

#[kind(lock)]
#[derive(Default)]
pub struct Mutex<T>;
impl<T> Mutex<T> {
    pub fn new(t: T) -> Self {}
    pub fn const_new(t: T) -> Self {}
    #[effect(acquire(async, exclusive, await), cancel(queue))]
    pub async fn lock(&self) -> MutexGuard<'_, T> {}
    #[effect(acquire(async, exclusive, block), panic(in_async))]
    pub fn blocking_lock(&self) -> MutexGuard<'_, T> {}
    #[effect(acquire(async, exclusive, block), panic(in_async))]
    pub fn blocking_lock_owned(self: Arc<Self>) -> OwnedMutexGuard<T> {}
    #[effect(acquire(async, exclusive, await), cancel(queue))]
    pub async fn lock_owned(self: Arc<Self>) -> OwnedMutexGuard<T> {}
    #[effect(acquire(async, exclusive, try))]
    pub fn try_lock(&self) -> Result<MutexGuard<'_, T>, TryLockError> {}
    #[effect(acquire(async, exclusive, try))]
    pub fn try_lock_owned(self: Arc<Self>) -> Result<OwnedMutexGuard<T>, TryLockError> {}
    pub fn get_mut(&mut self) -> &mut T {}
    pub fn into_inner(self) -> T {}
    #[effect(holds(0))]
    pub fn from(t: T) -> Self {}
}
pub struct TryLockError(());

#[kind(guard(async, exclusive))]
pub struct MutexGuard<'a, T>;
impl<'a, T> MutexGuard<'a, T> {
    #[effect(holds(0), runs(1, once))]
    pub fn map<U, F: FnOnce(&mut T) -> &mut U>(this: Self, f: F) -> MappedMutexGuard<'a, U> {}
    #[effect(holds(0), runs(1, once))]
    pub fn try_map<U, F: FnOnce(&mut T) -> Option<&mut U>>(this: Self, f: F) -> Result<MappedMutexGuard<'a, U>, Self> {}
    #[effect(alias)]
    pub fn mutex(this: &Self) -> &'a Mutex<T> {}
}
#[kind(guard(async, exclusive))]
pub struct OwnedMutexGuard<T>;
impl<T> OwnedMutexGuard<T> {
    #[effect(holds(0), runs(1, once))]
    pub fn map<U, F: FnOnce(&mut T) -> &mut U>(this: Self, f: F) -> OwnedMappedMutexGuard<T, U> {}
    #[effect(holds(0), runs(1, once))]
    pub fn try_map<U, F: FnOnce(&mut T) -> Option<&mut U>>(this: Self, f: F) -> Result<OwnedMappedMutexGuard<T, U>, Self> {}
    #[effect(alias)]
    pub fn mutex(this: &Self) -> &Arc<Mutex<T>> {}
}
#[kind(guard(async, exclusive))]
pub struct MappedMutexGuard<'a, T>;
impl<'a, T> MappedMutexGuard<'a, T> {
    #[effect(holds(0), runs(1, once))]
    pub fn map<U, F: FnOnce(&mut T) -> &mut U>(this: Self, f: F) -> MappedMutexGuard<'a, U> {}
    #[effect(holds(0), runs(1, once))]
    pub fn try_map<U, F: FnOnce(&mut T) -> Option<&mut U>>(this: Self, f: F) -> Result<MappedMutexGuard<'a, U>, Self> {}
}
#[kind(guard(async, exclusive))]
pub struct OwnedMappedMutexGuard<T, U>;
impl<T, U> OwnedMappedMutexGuard<T, U> {
    #[effect(holds(0), runs(1, once))]
    pub fn map<S, F: FnOnce(&mut U) -> &mut S>(this: Self, f: F) -> OwnedMappedMutexGuard<T, S> {}
    #[effect(holds(0), runs(1, once))]
    pub fn try_map<S, F: FnOnce(&mut U) -> Option<&mut S>>(this: Self, f: F) -> Result<OwnedMappedMutexGuard<T, S>, Self> {}
}
#[each(MutexGuard<'_, T>, OwnedMutexGuard<T>, MappedMutexGuard<'_, T>)]
impl<T> Deref for Each {
    type Target = T;
}
#[each(MutexGuard<'_, T>, OwnedMutexGuard<T>, MappedMutexGuard<'_, T>)]
impl<T> DerefMut for Each {}
impl<T, U> Deref for OwnedMappedMutexGuard<T, U> {
    type Target = U;
}
