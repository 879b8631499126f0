//! std::result, checked against Rust 1.95.

use crate::iter::FromIterator;

#[kind(wrapper)]
#[derive(Clone, Copy)]
pub enum Result<T, E> {
    Ok(T),
    Err(E),
}

impl<T, E> Result<T, E> {
    #[effect(probe, maps(Ok, true), maps(Err, false))]
    pub fn is_ok(&self) -> bool {}
    #[effect(runs(0, at_most_once), maps(Err, false))]
    pub fn is_ok_and(self, f: impl FnOnce(T) -> bool) -> bool {}
    #[effect(probe, maps(Ok, false), maps(Err, true))]
    pub fn is_err(&self) -> bool {}
    #[effect(runs(0, at_most_once), maps(Ok, false))]
    pub fn is_err_and(self, f: impl FnOnce(E) -> bool) -> bool {}
    #[effect(maps(Ok, Some), maps(Err, None))]
    pub fn ok(self) -> Option<T> {}
    #[effect(maps(Ok, None), maps(Err, Some))]
    pub fn err(self) -> Option<E> {}
    #[effect(maps(Ok, Ok), maps(Err, Err))]
    pub fn as_ref(&self) -> Result<&T, &E> {}
    #[effect(maps(Ok, Ok), maps(Err, Err))]
    pub fn as_mut(&mut self) -> Result<&mut T, &mut E> {}
    #[effect(maps(Ok, Ok), maps(Err, Err))]
    pub fn map<U, F: FnOnce(T) -> U>(self, op: F) -> Result<U, E> {}
    pub fn map_or<U, F: FnOnce(T) -> U>(self, default: U, f: F) -> U {}
    pub fn map_or_else<U, D: FnOnce(E) -> U, F: FnOnce(T) -> U>(self, default: D, f: F) -> U {}
    #[effect(maps(Ok, Ok), maps(Err, Err))]
    pub fn map_err<F, O: FnOnce(E) -> F>(self, op: O) -> Result<T, F> {}
    #[effect(maps(Ok, Ok), maps(Err, Err))]
    pub fn inspect<F: FnOnce(&T)>(self, f: F) -> Result<T, E> {}
    #[effect(maps(Ok, Ok), maps(Err, Err))]
    pub fn inspect_err<F: FnOnce(&E)>(self, f: F) -> Result<T, E> {}
    #[effect(maps(Ok, Ok), maps(Err, Err))]
    pub fn as_deref(&self) -> Result<&T::Target, &E>
    where
        T: crate::ops::Deref,
    {
    }
    pub fn iter(&self) -> crate::option::Iter<'_, T> {}
    pub fn iter_mut(&mut self) -> crate::option::IterMut<'_, T> {}
    #[effect(panic(err), holds(self))]
    pub fn expect(self, msg: &str) -> T {}
    #[effect(panic(err), holds(self))]
    pub fn unwrap(self) -> T {}
    pub fn unwrap_or_default(self) -> T {}
    pub fn expect_err(self, msg: &str) -> E {}
    pub fn unwrap_err(self) -> E {}
    #[effect(maps(Err, Err))]
    pub fn and<U>(self, res: Result<U, E>) -> Result<U, E> {}
    #[effect(maps(Err, Err))]
    pub fn and_then<U, F: FnOnce(T) -> Result<U, E>>(self, op: F) -> Result<U, E> {}
    #[effect(maps(Ok, Ok))]
    pub fn or<F>(self, res: Result<T, F>) -> Result<T, F> {}
    #[effect(maps(Ok, Ok))]
    pub fn or_else<F, O: FnOnce(E) -> Result<T, F>>(self, op: O) -> Result<T, F> {}
    pub fn unwrap_or(self, default: T) -> T {}
    pub fn unwrap_or_else<F: FnOnce(E) -> T>(self, op: F) -> T {}
}

impl<T, E> Result<&T, E> {
    #[effect(maps(Ok, Ok), maps(Err, Err))]
    pub fn copied(self) -> Result<T, E> {}
    #[effect(alias, holds(self), maps(Ok, Ok), maps(Err, Err))]
    pub fn cloned(self) -> Result<T, E> {}
}

impl<T, E> Result<Option<T>, E> {
    #[effect(maps(Err, Some))]
    pub fn transpose(self) -> Option<Result<T, E>> {}
}

impl<T, E> Result<Result<T, E>, E> {
    #[effect(maps(Err, Err))]
    pub fn flatten(self) -> Result<T, E> {}
}

impl<T, E> IntoIterator for Result<T, E> {
    type Item = T;
    type IntoIter = crate::option::IntoIter<T>;
    fn into_iter(self) -> crate::option::IntoIter<T> {}
}
impl<A, E, V: FromIterator<A>> FromIterator<Result<A, E>> for Result<V, E> {}
