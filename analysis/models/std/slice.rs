//! Slices and arrays, checked against Rust 1.95.

use crate::cmp::Ordering;

pub fn from_ref<T>(s: &T) -> &[T] {}

impl<T> [T] {
    #[effect(probe)]
    pub fn len(&self) -> usize {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
    pub fn first(&self) -> Option<&T> {}
    pub fn first_mut(&mut self) -> Option<&mut T> {}
    pub fn last(&self) -> Option<&T> {}
    pub fn last_mut(&mut self) -> Option<&mut T> {}
    pub fn split_first(&self) -> Option<(&T, &[T])> {}
    pub fn split_last(&self) -> Option<(&T, &[T])> {}
    pub fn get(&self, index: usize) -> Option<&T> {}
    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {}
    pub fn swap(&mut self, a: usize, b: usize) {}
    pub fn reverse(&mut self) {}
    pub fn iter(&self) -> Iter<'_, T> {}
    pub fn iter_mut(&mut self) -> IterMut<'_, T> {}
    pub fn windows(&self, size: usize) -> impl DoubleEndedIterator<Item = &[T]> {}
    pub fn chunks(&self, chunk_size: usize) -> impl DoubleEndedIterator<Item = &[T]> {}
    pub fn chunks_mut(&mut self, chunk_size: usize) -> impl DoubleEndedIterator<Item = &mut [T]> {}
    pub fn chunks_exact(&self, chunk_size: usize) -> impl DoubleEndedIterator<Item = &[T]> {}
    pub fn split_at(&self, mid: usize) -> (&[T], &[T]) {}
    pub fn split_at_mut(&mut self, mid: usize) -> (&mut [T], &mut [T]) {}
    pub fn split<F: FnMut(&T) -> bool>(&self, pred: F) -> impl DoubleEndedIterator<Item = &[T]> {}
    pub fn contains(&self, x: &T) -> bool {}
    pub fn starts_with(&self, needle: &[T]) -> bool {}
    pub fn ends_with(&self, needle: &[T]) -> bool {}
    pub fn binary_search(&self, x: &T) -> Result<usize, usize> {}
    pub fn binary_search_by<F: FnMut(&T) -> Ordering>(&self, f: F) -> Result<usize, usize> {}
    pub fn binary_search_by_key<B, F: FnMut(&T) -> B>(&self, b: &B, f: F) -> Result<usize, usize> {}
    pub fn partition_point<P: FnMut(&T) -> bool>(&self, pred: P) -> usize {}
    pub fn sort(&mut self) {}
    pub fn sort_by<F: FnMut(&T, &T) -> Ordering>(&mut self, compare: F) {}
    pub fn sort_by_key<K, F: FnMut(&T) -> K>(&mut self, f: F) {}
    pub fn sort_unstable(&mut self) {}
    pub fn sort_unstable_by<F: FnMut(&T, &T) -> Ordering>(&mut self, compare: F) {}
    pub fn sort_unstable_by_key<K, F: FnMut(&T) -> K>(&mut self, f: F) {}
    pub fn rotate_left(&mut self, mid: usize) {}
    pub fn rotate_right(&mut self, k: usize) {}
    pub fn fill(&mut self, value: T) {}
    #[effect(runs(0, many), stores(0))]
    pub fn fill_with<F: FnMut() -> T>(&mut self, f: F) {}
    pub fn clone_from_slice(&mut self, src: &[T]) {}
    pub fn copy_from_slice(&mut self, src: &[T]) {}
    pub fn to_vec(&self) -> Vec<T> {}
    pub fn into_vec(self: Box<Self>) -> Vec<T> {}
    pub fn repeat(&self, n: usize) -> Vec<T> {}
    pub fn concat<I>(&self) -> I {}
    pub fn join<S, I>(&self, sep: S) -> I {}
    pub fn as_ptr(&self) -> *const T {}
    pub fn as_mut_ptr(&mut self) -> *mut T {}
    pub fn as_slice(&self) -> &[T] {}
    /// Of arrays: each element is replaced.
    pub fn map<U, F: FnMut(T) -> U>(self, f: F) -> [U; 0] {}
    pub fn to_ascii_lowercase(&self) -> Vec<u8> {}
    pub fn is_ascii(&self) -> bool {}
}
/// Of arrays; a slice is not iterated by value.
impl<T> IntoIterator for [T] {
    type Item = T;
    type IntoIter = crate::vec::IntoIter<T>;
}
impl<'a, T> IntoIterator for &'a [T] {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
}
impl<'a, T> IntoIterator for &'a mut [T] {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;
}
impl<T> ToOwned for [T] {
    type Owned = Vec<T>;
}
#[kind(adaptor)]
#[derive(Clone)]
pub struct Iter<'a, T>;
impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;
}
impl<T> DoubleEndedIterator for Iter<'_, T> {}
impl<T> ExactSizeIterator for Iter<'_, T> {}
#[kind(adaptor)]
pub struct IterMut<'a, T>;
impl<'a, T> Iterator for IterMut<'a, T> {
    type Item = &'a mut T;
}
impl<T> DoubleEndedIterator for IterMut<'_, T> {}
impl<T> ExactSizeIterator for IterMut<'_, T> {}
