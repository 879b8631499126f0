//! std::rc.

use crate::ops::Deref;

#[kind(pointer)]
#[derive(Clone, Default)]
pub struct Rc<T>;
impl<T> Rc<T> {
    pub fn new(value: T) -> Rc<T> {}
    #[effect(runs(0, once))]
    pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(data_fn: F) -> Rc<T> {}
    pub fn pin(value: T) -> crate::pin::Pin<Rc<T>> {}
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
    #[effect(unknown)]
    pub unsafe fn from_raw(ptr: *const T) -> Self {}
    #[effect(holds(0))]
    pub fn from<U>(value: U) -> Self {}
}
impl<T> Deref for Rc<T> {
    type Target = T;
}
#[kind(weak)]
#[derive(Clone, Default)]
pub struct Weak<T>;
impl<T> Weak<T> {
    pub fn new() -> Weak<T> {}
    #[effect(alias)]
    pub fn upgrade(&self) -> Option<Rc<T>> {}
    #[effect(probe)]
    pub fn strong_count(&self) -> usize {}
    #[effect(probe)]
    pub fn ptr_eq(&self, other: &Self) -> bool {}
}
