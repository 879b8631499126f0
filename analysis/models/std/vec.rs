//! std::vec, checked against Rust 1.95.

use crate::cmp::Ordering;
use crate::iter::FromIterator;
use crate::ops::{Deref, DerefMut};

#[kind(collection)]
#[derive(Clone, Default)]
pub struct Vec<T>;
impl<T> Vec<T> {
    pub fn new() -> Vec<T> {}
    pub fn with_capacity(capacity: usize) -> Vec<T> {}
    #[effect(holds(0))]
    pub fn from<U>(value: U) -> Self {}
    #[effect(probe)]
    pub fn capacity(&self) -> usize {}
    pub fn reserve(&mut self, additional: usize) {}
    pub fn reserve_exact(&mut self, additional: usize) {}
    pub fn shrink_to_fit(&mut self) {}
    pub fn shrink_to(&mut self, min_capacity: usize) {}
    pub fn into_boxed_slice(self) -> Box<[T]> {}
    pub fn truncate(&mut self, len: usize) {}
    pub fn as_slice(&self) -> &[T] {}
    pub fn as_mut_slice(&mut self) -> &mut [T] {}
    pub fn swap_remove(&mut self, index: usize) -> T {}
    pub fn insert(&mut self, index: usize, element: T) {}
    pub fn remove(&mut self, index: usize) -> T {}
    pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F) {}
    pub fn retain_mut<F: FnMut(&mut T) -> bool>(&mut self, f: F) {}
    pub fn dedup(&mut self) {}
    pub fn dedup_by_key<K, F: FnMut(&mut T) -> K>(&mut self, key: F) {}
    pub fn dedup_by<F: FnMut(&mut T, &mut T) -> bool>(&mut self, same_bucket: F) {}
    pub fn push(&mut self, value: T) {}
    pub fn pop(&mut self) -> Option<T> {}
    pub fn pop_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {}
    #[effect(stores(0))]
    pub fn append(&mut self, other: &mut Vec<T>) {}
    pub fn drain<R>(&mut self, range: R) -> Drain<'_, T> {}
    pub fn clear(&mut self) {}
    #[effect(probe)]
    pub fn len(&self) -> usize {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
    pub fn split_off(&mut self, at: usize) -> Vec<T> {}
    pub fn resize(&mut self, new_len: usize, value: T) {}
    #[effect(runs(1, many), stores(1))]
    pub fn resize_with<F: FnMut() -> T>(&mut self, new_len: usize, f: F) {}
    #[effect(leak(self), holds(self))]
    pub fn leak<'a>(self) -> &'a mut [T] {}
    pub fn extend_from_slice(&mut self, other: &[T]) {}
    pub fn splice<R, I: IntoIterator<Item = T>>(&mut self, range: R, replace_with: I) -> Drain<'_, T> {}
    pub fn extract_if<F: FnMut(&mut T) -> bool, R>(&mut self, range: R, filter: F) -> impl Iterator<Item = T> {}
}
impl<T> Deref for Vec<T> {
    type Target = [T];
}
impl<T> DerefMut for Vec<T> {}
impl<T> IntoIterator for Vec<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> {}
}
impl<'a, T> IntoIterator for &'a Vec<T> {
    type Item = &'a T;
    type IntoIter = crate::slice::Iter<'a, T>;
}
impl<'a, T> IntoIterator for &'a mut Vec<T> {
    type Item = &'a mut T;
    type IntoIter = crate::slice::IterMut<'a, T>;
}
impl<T> FromIterator<T> for Vec<T> {}
impl<T> Extend<T> for Vec<T> {}
#[kind(adaptor)]
#[derive(Clone)]
pub struct IntoIter<T>;
impl<T> Iterator for IntoIter<T> {
    type Item = T;
}
impl<T> DoubleEndedIterator for IntoIter<T> {}
impl<T> ExactSizeIterator for IntoIter<T> {}
#[kind(adaptor)]
pub struct Drain<'a, T>;
impl<T> Iterator for Drain<'_, T> {
    type Item = T;
}
impl<T> DoubleEndedIterator for Drain<'_, T> {}
impl<T> ExactSizeIterator for Drain<'_, T> {}
