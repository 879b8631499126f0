//! std::collections::btree_map, checked against Rust 1.95.
#![module(std::collections)]

use crate::iter::FromIterator;

#[kind(collection)]
#[derive(Clone, Default)]
pub struct BTreeMap<K, V>;
impl<K, V> BTreeMap<K, V> {
    pub fn new() -> Self {}
    #[effect(holds(0))]
    pub fn from<U>(value: U) -> Self {}
    pub fn first_key_value(&self) -> Option<(&K, &V)> {}
    pub fn last_key_value(&self) -> Option<(&K, &V)> {}
    pub fn first_entry(&mut self) -> Option<btree_map::OccupiedEntry<'_, K, V>> {}
    pub fn last_entry(&mut self) -> Option<btree_map::OccupiedEntry<'_, K, V>> {}
    pub fn pop_first(&mut self) -> Option<(K, V)> {}
    pub fn pop_last(&mut self) -> Option<(K, V)> {}
    pub fn range<T, R>(&self, range: R) -> btree_map::Iter<'_, K, V> {}
    pub fn range_mut<T, R>(&mut self, range: R) -> btree_map::IterMut<'_, K, V> {}
    pub fn split_off<Q>(&mut self, key: &Q) -> Self {}
    #[effect(stores(0))]
    pub fn append(&mut self, other: &mut Self) {}
    pub fn keys(&self) -> btree_map::Keys<'_, K, V> {}
    pub fn into_keys(self) -> impl Iterator<Item = K> {}
    pub fn values(&self) -> btree_map::Values<'_, K, V> {}
    pub fn values_mut(&mut self) -> btree_map::ValuesMut<'_, K, V> {}
    pub fn into_values(self) -> impl Iterator<Item = V> {}
    pub fn iter(&self) -> btree_map::Iter<'_, K, V> {}
    pub fn iter_mut(&mut self) -> btree_map::IterMut<'_, K, V> {}
    #[effect(probe)]
    pub fn len(&self) -> usize {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
    pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, f: F) {}
    pub fn clear(&mut self) {}
    #[effect(holds(self), stores(0))]
    pub fn entry(&mut self, key: K) -> btree_map::Entry<'_, K, V> {}
    pub fn get<Q>(&self, k: &Q) -> Option<&V> {}
    pub fn get_key_value<Q>(&self, k: &Q) -> Option<(&K, &V)> {}
    #[effect(probe)]
    pub fn contains_key<Q>(&self, k: &Q) -> bool {}
    pub fn get_mut<Q>(&mut self, k: &Q) -> Option<&mut V> {}
    #[effect(stores(0), stores(1), holds(self))]
    pub fn insert(&mut self, k: K, v: V) -> Option<V> {}
    pub fn remove<Q>(&mut self, k: &Q) -> Option<V> {}
    pub fn remove_entry<Q>(&mut self, k: &Q) -> Option<(K, V)> {}
    pub fn extract_if<F: FnMut(&K, &mut V) -> bool>(&mut self, pred: F) -> impl Iterator<Item = (K, V)> {}
}
impl<K, V> IntoIterator for BTreeMap<K, V> {
    type Item = (K, V);
    type IntoIter = btree_map::IntoIter<K, V>;
}
impl<'a, K, V> IntoIterator for &'a BTreeMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = btree_map::Iter<'a, K, V>;
}
impl<'a, K, V> IntoIterator for &'a mut BTreeMap<K, V> {
    type Item = (&'a K, &'a mut V);
    type IntoIter = btree_map::IterMut<'a, K, V>;
}
impl<K, V> FromIterator<(K, V)> for BTreeMap<K, V> {}
impl<K, V> Extend<(K, V)> for BTreeMap<K, V> {}

pub mod btree_map {
    pub use super::BTreeMap;

    pub enum Entry<'a, K, V> {
        Occupied(OccupiedEntry<'a, K, V>),
        Vacant(VacantEntry<'a, K, V>),
    }
    impl<'a, K, V> Entry<'a, K, V> {
        #[effect(stores(0), holds(self))]
        pub fn or_insert(self, default: V) -> &'a mut V {}
        pub fn or_insert_with<F: FnOnce() -> V>(self, default: F) -> &'a mut V {}
        pub fn or_insert_with_key<F: FnOnce(&K) -> V>(self, default: F) -> &'a mut V {}
        pub fn or_default(self) -> &'a mut V {}
        pub fn key(&self) -> &K {}
        pub fn and_modify<F: FnOnce(&mut V)>(self, f: F) -> Self {}
        #[effect(stores(0), holds(self))]
        pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {}
    }
    pub struct OccupiedEntry<'a, K, V>;
    impl<'a, K, V> OccupiedEntry<'a, K, V> {
        pub fn key(&self) -> &K {}
        pub fn remove_entry(self) -> (K, V) {}
        pub fn get(&self) -> &V {}
        pub fn get_mut(&mut self) -> &mut V {}
        pub fn into_mut(self) -> &'a mut V {}
        #[effect(stores(0), holds(self))]
        pub fn insert(&mut self, value: V) -> V {}
        pub fn remove(self) -> V {}
    }
    pub struct VacantEntry<'a, K, V>;
    impl<'a, K, V> VacantEntry<'a, K, V> {
        pub fn key(&self) -> &K {}
        pub fn into_key(self) -> K {}
        #[effect(stores(0), holds(self))]
        pub fn insert(self, value: V) -> &'a mut V {}
        #[effect(stores(0), holds(self))]
        pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {}
    }

    #[kind(adaptor)]
    #[derive(Clone)]
    pub struct Iter<'a, K, V>;
    impl<'a, K, V> Iterator for Iter<'a, K, V> {
        type Item = (&'a K, &'a V);
    }
    #[kind(adaptor)]
    pub struct IterMut<'a, K, V>;
    impl<'a, K, V> Iterator for IterMut<'a, K, V> {
        type Item = (&'a K, &'a mut V);
    }
    #[kind(adaptor)]
    pub struct IntoIter<K, V>;
    impl<K, V> Iterator for IntoIter<K, V> {
        type Item = (K, V);
    }
    #[kind(adaptor)]
    pub struct Drain<'a, K, V>;
    impl<K, V> Iterator for Drain<'_, K, V> {
        type Item = (K, V);
    }
    #[kind(adaptor)]
    #[derive(Clone)]
    pub struct Keys<'a, K, V>;
    impl<'a, K, V> Iterator for Keys<'a, K, V> {
        type Item = &'a K;
    }
    #[kind(adaptor)]
    #[derive(Clone)]
    pub struct Values<'a, K, V>;
    impl<'a, K, V> Iterator for Values<'a, K, V> {
        type Item = &'a V;
    }
    #[kind(adaptor)]
    pub struct ValuesMut<'a, K, V>;
    impl<'a, K, V> Iterator for ValuesMut<'a, K, V> {
        type Item = &'a mut V;
    }
}
