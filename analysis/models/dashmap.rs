//! dashmap, checked against 6.2: a lock a shard, kept by what a look-up returns. A call that gives
//! its lock back before it returns only waits for it.


#[kind(collection)]
#[derive(Clone, Default)]
pub struct DashMap<K, V>;
impl<K, V> DashMap<K, V> {
    pub fn new() -> Self {}
    pub fn with_capacity(capacity: usize) -> Self {}
    #[effect(stores(0), stores(1), holds(self))]
    pub fn insert(&self, key: K, value: V) -> Option<V> {}
    #[effect(holds(self))]
    pub fn remove<Q>(&self, key: &Q) -> Option<(K, V)> {}
    #[effect(runs(1, at_most_once), holds(self))]
    pub fn remove_if<Q>(&self, key: &Q, f: impl FnOnce(&K, &V) -> bool) -> Option<(K, V)> {}
    #[effect(acquire(shard, shared, block))]
    pub fn iter(&self) -> iter::Iter<'_, K, V> {}
    #[effect(acquire(shard, exclusive, block))]
    pub fn iter_mut(&self) -> iter::IterMut<'_, K, V> {}
    #[effect(acquire(shard, shared, block))]
    pub fn get<Q>(&self, key: &Q) -> Option<mapref::one::Ref<'_, K, V>> {}
    #[effect(acquire(shard, exclusive, block))]
    pub fn get_mut<Q>(&self, key: &Q) -> Option<mapref::one::RefMut<'_, K, V>> {}
    #[effect(runs(0, many))]
    pub fn retain(&self, f: impl FnMut(&K, &mut V) -> bool) {}
    #[effect(wait(block, slot))]
    pub fn len(&self) -> usize {}
    #[effect(wait(block, slot))]
    pub fn is_empty(&self) -> bool {}
    #[effect(wait(block, slot))]
    pub fn contains_key<Q>(&self, key: &Q) -> bool {}
    #[effect(wait(block, slot))]
    pub fn clear(&self) {}
    #[effect(acquire(shard, exclusive, block), stores(0))]
    pub fn entry(&self, key: K) -> mapref::entry::Entry<'_, K, V> {}
}
pub use mapref::entry::Entry;
pub mod iter {
    use crate::mapref::multiple::{RefMulti, RefMutMulti};

    #[kind(guard(shard, shared))]
    pub struct Iter<'a, K, V>;
    impl<'a, K, V> Iterator for Iter<'a, K, V> {
        type Item = RefMulti<'a, K, V>;
    }
    #[kind(guard(shard, exclusive))]
    pub struct IterMut<'a, K, V>;
    impl<'a, K, V> Iterator for IterMut<'a, K, V> {
        type Item = RefMutMulti<'a, K, V>;
    }
}
pub mod mapref {
    pub mod one {
        use std::ops::Deref;

        #[kind(guard(shard, shared))]
        pub struct Ref<'a, K, V>;
        #[kind(guard(shard, exclusive))]
        pub struct RefMut<'a, K, V>;
        #[each(Ref<'_, K, V>, RefMut<'_, K, V>)]
        impl<K, V> Each {
            pub fn key(&self) -> &K {}
            pub fn value(&self) -> &V {}
            pub fn pair(&self) -> (&K, &V) {}
        }
        impl<K, V> RefMut<'_, K, V> {
            pub fn value_mut(&mut self) -> &mut V {}
        }
        #[each(Ref<'_, K, V>, RefMut<'_, K, V>)]
        impl<K, V> Deref for Each {
            type Target = V;
        }
    }
    pub mod multiple {
        use std::ops::Deref;

        #[kind(guard(shard, shared))]
        pub struct RefMulti<'a, K, V>;
        #[kind(guard(shard, exclusive))]
        pub struct RefMutMulti<'a, K, V>;
        #[each(RefMulti<'_, K, V>, RefMutMulti<'_, K, V>)]
        impl<K, V> Each {
            pub fn key(&self) -> &K {}
            pub fn value(&self) -> &V {}
        }
        #[each(RefMulti<'_, K, V>, RefMutMulti<'_, K, V>)]
        impl<K, V> Deref for Each {
            type Target = V;
        }
    }
    pub mod entry {
        use super::one::RefMut;

        #[kind(guard(shard, exclusive))]
        pub struct Entry<'a, K, V>;
        impl<'a, K, V> Entry<'a, K, V> {
            pub fn key(&self) -> &K {}
            #[effect(stores(0), holds(self))]
            pub fn or_insert(self, value: V) -> RefMut<'a, K, V> {}
            #[effect(holds(self))]
            pub fn or_default(self) -> RefMut<'a, K, V> {}
            pub fn or_insert_with(self, value: impl FnOnce() -> V) -> RefMut<'a, K, V> {}
            pub fn and_modify(self, f: impl FnOnce(&mut V)) -> Self {}
        }
    }
}
