//! std::cell.

use crate::ops::{Deref, DerefMut};

#[derive(Clone, Default)]
pub struct Cell<T>;
impl<T> Cell<T> {
    pub fn new(value: T) -> Cell<T> {}
    #[effect(stores(0))]
    pub fn set(&self, val: T) {}
    pub fn get(&self) -> T {}
    pub fn take(&self) -> T {}
    #[effect(stores(0), holds(self))]
    pub fn replace(&self, val: T) -> T {}
    pub fn swap(&self, other: &Self) {}
    #[effect(runs(0, once))]
    pub fn update(&self, f: impl FnOnce(T) -> T) {}
    pub fn into_inner(self) -> T {}
    pub fn get_mut(&mut self) -> &mut T {}
}
/// A conflict panics, it does not wait.
#[kind(lock)]
#[derive(Clone, Default)]
pub struct RefCell<T>;
impl<T> RefCell<T> {
    pub fn new(value: T) -> RefCell<T> {}
    pub fn into_inner(self) -> T {}
    #[effect(acquire(borrow, shared, try), panic(conflict))]
    pub fn borrow(&self) -> Ref<'_, T> {}
    #[effect(acquire(borrow, shared, try))]
    pub fn try_borrow(&self) -> Result<Ref<'_, T>, BorrowError> {}
    #[effect(acquire(borrow, exclusive, try), panic(conflict))]
    pub fn borrow_mut(&self) -> RefMut<'_, T> {}
    #[effect(acquire(borrow, exclusive, try))]
    pub fn try_borrow_mut(&self) -> Result<RefMut<'_, T>, BorrowMutError> {}
    #[effect(stores(0), holds(self), panic(conflict))]
    pub fn replace(&self, t: T) -> T {}
    #[effect(holds(self), panic(conflict))]
    pub fn take(&self) -> T {}
    pub fn swap(&self, other: &Self) {}
    pub fn get_mut(&mut self) -> &mut T {}
}
#[kind(guard(borrow, shared))]
pub struct Ref<'b, T>;
impl<'b, T> Ref<'b, T> {
    #[effect(holds(0))]
    pub fn clone(orig: &Ref<'b, T>) -> Ref<'b, T> {}
    #[effect(holds(0), runs(1, once))]
    pub fn map<U, F: FnOnce(&T) -> &U>(orig: Ref<'b, T>, f: F) -> Ref<'b, U> {}
}
impl<T> Deref for Ref<'_, T> {
    type Target = T;
}
#[kind(guard(borrow, exclusive))]
pub struct RefMut<'b, T>;
impl<'b, T> RefMut<'b, T> {
    #[effect(holds(0), runs(1, once))]
    pub fn map<U, F: FnOnce(&mut T) -> &mut U>(orig: RefMut<'b, T>, f: F) -> RefMut<'b, U> {}
}
impl<T> Deref for RefMut<'_, T> {
    type Target = T;
}
impl<T> DerefMut for RefMut<'_, T> {}
pub struct BorrowError;
pub struct BorrowMutError;
pub struct UnsafeCell<T>;
impl<T> UnsafeCell<T> {
    pub fn new(value: T) -> UnsafeCell<T> {}
    #[effect(holds(self))]
    pub fn get(&self) -> *mut T {}
    pub fn get_mut(&mut self) -> &mut T {}
    pub fn into_inner(self) -> T {}
}
#[derive(Clone, Default)]
pub struct OnceCell<T>;
impl<T> OnceCell<T> {
    pub fn new() -> OnceCell<T> {}
    pub fn get(&self) -> Option<&T> {}
    pub fn get_mut(&mut self) -> Option<&mut T> {}
    #[effect(stores(0))]
    pub fn set(&self, value: T) -> Result<(), T> {}
    #[effect(runs(0, at_most_once), panic(reentry))]
    pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {}
    pub fn into_inner(self) -> Option<T> {}
    pub fn take(&mut self) -> Option<T> {}
}
#[kind(pointer)]
pub struct LazyCell<T, F>;
impl<T, F: FnOnce() -> T> LazyCell<T, F> {
    #[effect(runs(0, at_most_once))]
    pub fn new(f: F) -> LazyCell<T, F> {}
    #[effect(holds(0))]
    pub fn force(this: &LazyCell<T, F>) -> &T {}
}
impl<T, F> Deref for LazyCell<T, F> {
    type Target = T;
}
