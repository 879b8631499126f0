//! std::sync's cells that are set once.
#![module(std::sync)]

use crate::ops::Deref;

#[kind(plain)]
#[derive(Clone, Default)]
pub struct OnceLock<T>;
impl<T> OnceLock<T> {
    pub fn new() -> OnceLock<T> {}
    pub fn get(&self) -> Option<&T> {}
    pub fn get_mut(&mut self) -> Option<&mut T> {}
    #[effect(wait(block, set), sticky(set), holds(self))]
    pub fn wait(&self) -> &T {}
    #[effect(stores(0))]
    pub fn set(&self, value: T) -> Result<(), T> {}
    #[effect(runs(0, at_most_once), wait(block, init), panic(reentry))]
    pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {}
    pub fn into_inner(self) -> Option<T> {}
    pub fn take(&mut self) -> Option<T> {}
}
/// Read through, it runs its closure at most once.
#[kind(pointer)]
pub struct LazyLock<T, F>;
impl<T, F: FnOnce() -> T> LazyLock<T, F> {
    #[effect(runs(0, at_most_once))]
    pub fn new(f: F) -> LazyLock<T, F> {}
    #[effect(wait(block, init), panic(reentry), holds(0))]
    pub fn force(this: &LazyLock<T, F>) -> &T {}
}
impl<T, F> Deref for LazyLock<T, F> {
    type Target = T;
}
