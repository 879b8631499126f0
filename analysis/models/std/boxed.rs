//! std::boxed.

#[kind(pointer)]
#[derive(Clone, Default)]
pub struct Box<T>;
impl<T> Box<T> {
    pub fn new(x: T) -> Self {}
    pub fn pin(x: T) -> Pin<Box<T>> {}
    #[effect(holds(0))]
    pub fn into_pin(boxed: Self) -> Pin<Box<T>> {}
    #[effect(leak(0), holds(0))]
    pub fn leak<'a>(b: Self) -> &'a mut T {}
    #[effect(leak(0), holds(0))]
    pub fn into_raw(b: Self) -> *mut T {}
    #[effect(unknown)]
    pub fn from_raw(raw: *mut T) -> Self {}
    #[effect(holds(0))]
    pub fn from(value: T) -> Self {}
}
impl<T> Deref for Box<T> {
    type Target = T;
}
impl<T: Iterator> Iterator for Box<T> {
    type Item = T::Item;
}
impl<T: Future> Future for Box<T> {
    type Output = T::Output;
}
use crate::future::Future;
use crate::ops::Deref;
use crate::pin::Pin;
