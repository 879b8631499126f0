//! tokio::sync::{OnceCell, SetOnce}, checked against tokio 1.54.
#![module(tokio::sync)]

use std::future::Future;

#[derive(Clone, Default)]
pub struct OnceCell<T>;
impl<T> OnceCell<T> {
    pub fn new() -> Self {}
    pub fn const_new() -> Self {}
    pub fn new_with(value: Option<T>) -> Self {}
    pub fn const_new_with(value: T) -> Self {}
    #[effect(probe)]
    pub fn initialized(&self) -> bool {}
    pub fn get(&self) -> Option<&T> {}
    pub fn get_mut(&mut self) -> Option<&mut T> {}
    #[effect(stores(0))]
    pub fn set(&self, value: T) -> Result<(), SetError<T>> {}
    #[effect(runs(0, at_most_once), wait(await, init))]
    pub async fn get_or_init<F: FnOnce() -> Fut, Fut: Future<Output = T>>(&self, f: F) -> &T {}
    #[effect(runs(0, at_most_once), wait(await, init))]
    pub async fn get_or_try_init<E, F: FnOnce() -> Fut, Fut: Future<Output = Result<T, E>>>(&self, f: F) -> Result<&T, E> {}
    pub fn into_inner(self) -> Option<T> {}
    pub fn take(&mut self) -> Option<T> {}
}
pub enum SetError<T> {
    AlreadyInitializedError(T),
    InitializingError(T),
}
#[derive(Default)]
pub struct SetOnce<T>;
impl<T> SetOnce<T> {
    pub fn new() -> Self {}
    pub fn const_new() -> Self {}
    pub fn new_with(value: Option<T>) -> Self {}
    #[effect(probe)]
    pub fn initialized(&self) -> bool {}
    pub fn get(&self) -> Option<&T> {}
    #[effect(stores(0))]
    pub fn set(&self, value: T) -> Result<(), SetOnceError<T>> {}
    pub fn into_inner(self) -> Option<T> {}
    #[effect(wait(await, set), sticky(set), cancel(safe), holds(self))]
    pub async fn wait(&self) -> &T {}
}
pub struct SetOnceError<T>(pub T);
