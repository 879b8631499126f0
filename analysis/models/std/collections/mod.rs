//! std::collections, checked against Rust 1.95: lists, heaps and sets.

use crate::iter::FromIterator;

#[kind(collection)]
#[derive(Clone, Default)]
pub struct VecDeque<T>;
impl<T> VecDeque<T> {
    pub fn new() -> VecDeque<T> {}
    pub fn with_capacity(capacity: usize) -> VecDeque<T> {}
    #[effect(holds(0))]
    pub fn from<U>(value: U) -> Self {}
    pub fn get(&self, index: usize) -> Option<&T> {}
    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {}
    pub fn swap(&mut self, i: usize, j: usize) {}
    #[effect(probe)]
    pub fn capacity(&self) -> usize {}
    pub fn reserve(&mut self, additional: usize) {}
    pub fn shrink_to_fit(&mut self) {}
    pub fn truncate(&mut self, len: usize) {}
    pub fn iter(&self) -> vec_deque::Iter<'_, T> {}
    pub fn iter_mut(&mut self) -> vec_deque::IterMut<'_, T> {}
    pub fn as_slices(&self) -> (&[T], &[T]) {}
    #[effect(probe)]
    pub fn len(&self) -> usize {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
    pub fn range<R>(&self, range: R) -> vec_deque::Iter<'_, T> {}
    pub fn drain<R>(&mut self, range: R) -> vec_deque::Drain<'_, T> {}
    pub fn clear(&mut self) {}
    pub fn contains(&self, x: &T) -> bool {}
    pub fn front(&self) -> Option<&T> {}
    pub fn front_mut(&mut self) -> Option<&mut T> {}
    pub fn back(&self) -> Option<&T> {}
    pub fn back_mut(&mut self) -> Option<&mut T> {}
    pub fn pop_front(&mut self) -> Option<T> {}
    pub fn pop_back(&mut self) -> Option<T> {}
    pub fn push_front(&mut self, value: T) {}
    pub fn push_back(&mut self, value: T) {}
    pub fn swap_remove_front(&mut self, index: usize) -> Option<T> {}
    pub fn swap_remove_back(&mut self, index: usize) -> Option<T> {}
    pub fn insert(&mut self, index: usize, value: T) {}
    pub fn remove(&mut self, index: usize) -> Option<T> {}
    pub fn split_off(&mut self, at: usize) -> Self {}
    #[effect(stores(0))]
    pub fn append(&mut self, other: &mut Self) {}
    pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F) {}
    pub fn retain_mut<F: FnMut(&mut T) -> bool>(&mut self, f: F) {}
    pub fn resize(&mut self, new_len: usize, value: T) {}
    pub fn make_contiguous(&mut self) -> &mut [T] {}
    pub fn rotate_left(&mut self, n: usize) {}
    pub fn rotate_right(&mut self, n: usize) {}
}
pub mod vec_deque {
    pub use super::VecDeque;
    pub use crate::slice::{Iter, IterMut};
    pub use crate::vec::{Drain, IntoIter};
}

#[kind(collection)]
#[derive(Clone, Default)]
pub struct BinaryHeap<T>;
impl<T> BinaryHeap<T> {
    pub fn new() -> BinaryHeap<T> {}
    pub fn with_capacity(capacity: usize) -> BinaryHeap<T> {}
    #[effect(holds(0))]
    pub fn from<U>(value: U) -> Self {}
    pub fn peek(&self) -> Option<&T> {}
    pub fn peek_mut(&mut self) -> Option<&mut T> {}
    pub fn pop(&mut self) -> Option<T> {}
    pub fn push(&mut self, item: T) {}
    pub fn into_sorted_vec(self) -> Vec<T> {}
    pub fn into_vec(self) -> Vec<T> {}
    #[effect(stores(0))]
    pub fn append(&mut self, other: &mut BinaryHeap<T>) {}
    pub fn iter(&self) -> crate::slice::Iter<'_, T> {}
    pub fn drain(&mut self) -> crate::vec::Drain<'_, T> {}
    pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F) {}
    pub fn clear(&mut self) {}
    #[effect(probe)]
    pub fn len(&self) -> usize {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
}
#[kind(collection)]
#[derive(Clone, Default)]
pub struct LinkedList<T>;
impl<T> LinkedList<T> {
    pub fn new() -> Self {}
    pub fn push_back(&mut self, elt: T) {}
    pub fn push_front(&mut self, elt: T) {}
    pub fn pop_back(&mut self) -> Option<T> {}
    pub fn pop_front(&mut self) -> Option<T> {}
    pub fn front(&self) -> Option<&T> {}
    pub fn back(&self) -> Option<&T> {}
    pub fn iter(&self) -> crate::slice::Iter<'_, T> {}
    pub fn iter_mut(&mut self) -> crate::slice::IterMut<'_, T> {}
    pub fn clear(&mut self) {}
    #[effect(stores(0))]
    pub fn append(&mut self, other: &mut Self) {}
    #[effect(probe)]
    pub fn len(&self) -> usize {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
}

#[kind(collection)]
#[derive(Clone, Default)]
pub struct HashSet<T>;
#[kind(collection)]
#[derive(Clone, Default)]
pub struct BTreeSet<T>;
#[each(HashSet<T>, BTreeSet<T>)]
impl<T> Each {
    pub fn new() -> Self {}
    pub fn with_capacity(capacity: usize) -> Self {}
    #[effect(holds(0))]
    pub fn from<U>(value: U) -> Self {}
    #[effect(probe)]
    pub fn capacity(&self) -> usize {}
    pub fn iter(&self) -> crate::slice::Iter<'_, T> {}
    #[effect(probe)]
    pub fn len(&self) -> usize {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
    pub fn drain(&mut self) -> crate::vec::Drain<'_, T> {}
    pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F) {}
    pub fn clear(&mut self) {}
    pub fn reserve(&mut self, additional: usize) {}
    pub fn difference(&self, other: &Self) -> impl Iterator<Item = &T> {}
    pub fn symmetric_difference(&self, other: &Self) -> impl Iterator<Item = &T> {}
    pub fn intersection(&self, other: &Self) -> impl Iterator<Item = &T> {}
    pub fn union(&self, other: &Self) -> impl Iterator<Item = &T> {}
    #[effect(probe)]
    pub fn contains<Q>(&self, value: &Q) -> bool {}
    pub fn get<Q>(&self, value: &Q) -> Option<&T> {}
    #[effect(probe)]
    pub fn is_disjoint(&self, other: &Self) -> bool {}
    #[effect(probe)]
    pub fn is_subset(&self, other: &Self) -> bool {}
    #[effect(probe)]
    pub fn is_superset(&self, other: &Self) -> bool {}
    #[effect(stores(0))]
    pub fn insert(&mut self, value: T) -> bool {}
    pub fn replace(&mut self, value: T) -> Option<T> {}
    pub fn remove<Q>(&mut self, value: &Q) -> bool {}
    pub fn take<Q>(&mut self, value: &Q) -> Option<T> {}
    pub fn first(&self) -> Option<&T> {}
    pub fn last(&self) -> Option<&T> {}
    pub fn pop_first(&mut self) -> Option<T> {}
    pub fn pop_last(&mut self) -> Option<T> {}
    pub fn range<R>(&self, range: R) -> crate::slice::Iter<'_, T> {}
}
#[each(VecDeque<T>, BinaryHeap<T>, LinkedList<T>, HashSet<T>, BTreeSet<T>)]
impl<T> IntoIterator for Each {
    type Item = T;
    type IntoIter = crate::vec::IntoIter<T>;
}
#[each(&'a VecDeque<T>, &'a BinaryHeap<T>, &'a LinkedList<T>, &'a HashSet<T>, &'a BTreeSet<T>)]
impl<'a, T> IntoIterator for Each {
    type Item = &'a T;
    type IntoIter = crate::slice::Iter<'a, T>;
}
#[each(&'a mut VecDeque<T>, &'a mut LinkedList<T>)]
impl<'a, T> IntoIterator for Each {
    type Item = &'a mut T;
    type IntoIter = crate::slice::IterMut<'a, T>;
}
#[each(VecDeque<T>, BinaryHeap<T>, LinkedList<T>, HashSet<T>, BTreeSet<T>)]
impl<T> FromIterator<T> for Each {}
#[each(VecDeque<T>, BinaryHeap<T>, LinkedList<T>, HashSet<T>, BTreeSet<T>)]
impl<T> Extend<T> for Each {}
pub mod hash_set {
    pub use super::HashSet;
    pub use crate::slice::Iter;
    pub use crate::vec::IntoIter;
}
pub mod btree_set {
    pub use super::BTreeSet;
}
pub mod binary_heap {
    pub use super::BinaryHeap;
}
