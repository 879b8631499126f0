//! The values of one node of the solver.
//!
//! In:  values as they arrive, each with the step that brought it, all by number.
//! Out: [`Held`]: what is there, in order; [`Table`]: what the numbers mean.
//! Cost: twelve bytes a value. A large program has few values, in very many nodes.

use std::hash::Hash;

use rustc_hash::FxHashMap;

use super::solve::NodeId;
use super::value::Value;

/// Things that are named by numbers.
#[derive(Debug)]
pub(super) struct Table<T> {
    list: Vec<T>,
    numbers: FxHashMap<T, u32>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { list: Vec::new(), numbers: FxHashMap::default() }
    }
}

impl<T: Copy + Eq + Hash> Table<T> {
    /// The number of a thing.
    pub fn number(&mut self, thing: T) -> u32 {
        *self.numbers.entry(thing).or_insert_with(|| {
            self.list.push(thing);
            self.list.len() as u32 - 1
        })
    }

    /// What a number means.
    pub fn get(&self, number: u32) -> &T {
        &self.list[number as usize]
    }
}

/// Values, each with the node that it came from and the span of the step.
#[derive(Debug, Default)]
pub(super) struct Held {
    /// In order of the values, not of their numbers.
    list: Vec<Entry>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    value: u32,
    /// `u32::MAX` where it was made.
    from: u32,
    span: u32,
}

impl Entry {
    fn step(self) -> (Option<NodeId>, u32) {
        ((self.from != u32::MAX).then_some(NodeId(self.from)), self.span)
    }
}

impl Held {
    fn place(&self, value: Value, values: &Table<Value>) -> Result<usize, usize> {
        self.list.binary_search_by(|entry| values.get(entry.value).cmp(&value))
    }

    /// Puts a value in; whether it is new.
    pub fn insert(
        &mut self,
        value: u32,
        (from, span): (Option<NodeId>, u32),
        values: &Table<Value>,
    ) -> bool {
        let Err(at) = self.place(*values.get(value), values) else { return false };
        let from = from.map_or(u32::MAX, |id| id.0);
        if self.list.len() == self.list.capacity() {
            self.list.reserve_exact((self.list.len() / 2).max(2));
        }
        self.list.insert(at, Entry { value, from, span });
        true
    }

    /// How a value came here.
    pub fn get(&self, value: Value, values: &Table<Value>) -> Option<(Option<NodeId>, u32)> {
        self.place(value, values).ok().map(|at| self.list[at].step())
    }

    /// The numbers of the values, in order of the values.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.list.iter().map(|entry| entry.value)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The n-th in order: its number, and the span of its step.
    pub fn nth(&self, n: usize) -> (u32, u32) {
        (self.list[n].value, self.list[n].span)
    }
}

#[cfg(test)]
mod tests {
    use super::{Held, NodeId, Table, Value};
    use crate::program::value::ChannelId;

    #[test]
    fn values_are_there_once_in_order_with_their_first_step() {
        let mut values = Table::default();
        let mut held = Held::default();
        let order = [5, 1, 4, 0, 3, 2];
        for n in order {
            let value = values.number(Value::Receiver(ChannelId(n)));
            let from = (n > 0).then_some(NodeId(n));
            assert!(held.insert(value, (from, 10 + n), &values), "{n} is new");
            assert!(!held.insert(value, (None, 0), &values), "{n} is known");
        }
        let value = |n: u32| Value::Receiver(ChannelId(n));
        let all: Vec<_> = held.iter().map(|number| *values.get(number)).collect();
        assert_eq!(all, (0..6).map(value).collect::<Vec<_>>());
        assert_eq!(held.len(), 6);
        assert_eq!(held.nth(0), (values.number(value(0)), 10));
        for n in 1..6 {
            assert_eq!(held.get(value(n), &values), Some((Some(NodeId(n)), 10 + n)));
        }
        assert_eq!(held.get(value(0), &values), Some((None, 10)), "made there");
        assert_eq!(held.get(value(9), &values), None);
    }
}
