//! std::option, checked against Rust 1.95.

use crate::iter::FromIterator;

#[kind(wrapper)]
#[derive(Clone, Copy, Default)]
pub enum Option<T> {
    None,
    Some(T),
}

impl<T> Option<T> {
    #[effect(probe, maps(Some, true), maps(None, false))]
    pub fn is_some(&self) -> bool {}
    #[effect(runs(0, at_most_once), maps(None, false))]
    pub fn is_some_and(self, f: impl FnOnce(T) -> bool) -> bool {}
    #[effect(probe, maps(Some, false), maps(None, true))]
    pub fn is_none(&self) -> bool {}
    #[effect(runs(0, at_most_once), maps(None, true))]
    pub fn is_none_or(self, f: impl FnOnce(T) -> bool) -> bool {}
    #[effect(maps(Some, Some), maps(None, None))]
    pub fn as_ref(&self) -> Option<&T> {}
    #[effect(maps(Some, Some), maps(None, None))]
    pub fn as_mut(&mut self) -> Option<&mut T> {}
    pub fn as_slice(&self) -> &[T] {}
    #[effect(panic(none), holds(self))]
    pub fn expect(self, msg: &str) -> T {}
    #[effect(panic(none), holds(self))]
    pub fn unwrap(self) -> T {}
    pub fn unwrap_or(self, default: T) -> T {}
    pub fn unwrap_or_else<F: FnOnce() -> T>(self, f: F) -> T {}
    pub fn unwrap_or_default(self) -> T {}
    #[effect(maps(Some, Some), maps(None, None))]
    pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Option<U> {}
    #[effect(maps(Some, Some), maps(None, None))]
    pub fn inspect<F: FnOnce(&T)>(self, f: F) -> Option<T> {}
    pub fn map_or<U, F: FnOnce(T) -> U>(self, default: U, f: F) -> U {}
    pub fn map_or_else<U, D: FnOnce() -> U, F: FnOnce(T) -> U>(self, default: D, f: F) -> U {}
    #[effect(maps(Some, Ok), maps(None, Err))]
    pub fn ok_or<E>(self, err: E) -> Result<T, E> {}
    #[effect(maps(Some, Ok), maps(None, Err))]
    pub fn ok_or_else<E, F: FnOnce() -> E>(self, err: F) -> Result<T, E> {}
    pub fn iter(&self) -> Iter<'_, T> {}
    pub fn iter_mut(&mut self) -> IterMut<'_, T> {}
    #[effect(maps(None, None))]
    pub fn and<U>(self, optb: Option<U>) -> Option<U> {}
    #[effect(maps(None, None))]
    pub fn and_then<U, F: FnOnce(T) -> Option<U>>(self, f: F) -> Option<U> {}
    #[effect(maps(None, None))]
    pub fn filter<P: FnOnce(&T) -> bool>(self, predicate: P) -> Option<T> {}
    #[effect(maps(Some, Some))]
    pub fn or(self, optb: Option<T>) -> Option<T> {}
    #[effect(maps(Some, Some))]
    pub fn or_else<F: FnOnce() -> Option<T>>(self, f: F) -> Option<T> {}
    pub fn xor(self, optb: Option<T>) -> Option<T> {}
    #[effect(stores(0), holds(self))]
    pub fn insert(&mut self, value: T) -> &mut T {}
    #[effect(stores(0), holds(self))]
    pub fn get_or_insert(&mut self, value: T) -> &mut T {}
    pub fn get_or_insert_default(&mut self) -> &mut T {}
    pub fn get_or_insert_with<F: FnOnce() -> T>(&mut self, f: F) -> &mut T {}
    pub fn take(&mut self) -> Option<T> {}
    pub fn take_if<P: FnOnce(&mut T) -> bool>(&mut self, predicate: P) -> Option<T> {}
    #[effect(stores(0), holds(self))]
    pub fn replace(&mut self, value: T) -> Option<T> {}
    #[effect(maps(None, None))]
    pub fn zip<U>(self, other: Option<U>) -> Option<(T, U)> {}
    #[effect(maps(Some, Some), maps(None, None))]
    pub fn as_deref(&self) -> Option<&T::Target>
    where
        T: crate::ops::Deref,
    {
    }
    #[effect(maps(Some, Some), maps(None, None))]
    pub fn as_deref_mut(&mut self) -> Option<&mut T::Target>
    where
        T: crate::ops::Deref,
    {
    }
    pub fn as_pin_mut(self: crate::pin::Pin<&mut Self>) -> Option<crate::pin::Pin<&mut T>> {}
}

impl<T> Option<&T> {
    #[effect(holds(self), maps(Some, Some), maps(None, None))]
    pub fn copied(self) -> Option<T> {}
    #[effect(alias, holds(self), maps(Some, Some), maps(None, None))]
    pub fn cloned(self) -> Option<T> {}
}

impl<T, E> Option<Result<T, E>> {
    #[effect(maps(None, Ok))]
    pub fn transpose(self) -> Result<Option<T>, E> {}
}

impl<T> Option<Option<T>> {
    #[effect(maps(None, None))]
    pub fn flatten(self) -> Option<T> {}
}

impl<T> IntoIterator for Option<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> {}
}
impl<'a, T> IntoIterator for &'a Option<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
}
impl<'a, T> IntoIterator for &'a mut Option<T> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;
}

#[kind(adaptor)]
pub struct Iter<'a, T>;
impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;
}
#[kind(adaptor)]
pub struct IterMut<'a, T>;
impl<'a, T> Iterator for IterMut<'a, T> {
    type Item = &'a mut T;
}
#[kind(adaptor)]
pub struct IntoIter<T>;
impl<T> Iterator for IntoIter<T> {
    type Item = T;
}
impl<A, V: FromIterator<A>> FromIterator<Option<A>> for Option<V> {}
