//! The value-flow solver: which values reach which nodes.
//!
//! In:  edges and triggers from the transfer of each body.
//! Out: the values of every node, each with the step that brought it.
//! Cost: each value crosses each edge once; values are few (channel ends, bodies, owners).
//! Source: inclusion-based points-to analysis (Andersen 1994), field-based and context-insensitive.
//! Over-approximates where values go, so "no receive is reached" is a proof.

use std::collections::VecDeque;

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use super::filter::Filter;
use super::held::{Held, Table};
use super::value::{Node, Value};
use crate::domain::{Name, Span};

/// A node's index.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NodeId(pub u32);

/// How a value came to a node.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Step {
    /// From there; `None` where it was made.
    pub from: Option<NodeId>,
    /// The code that moved it.
    pub span: Span,
}

/// Nodes, edges and values. `T` is what waits for values to arrive at a node.
#[derive(Debug)]
pub struct Solver<T> {
    ids: FxHashMap<Node, NodeId>,
    nodes: Vec<NodeState<T>>,
    /// The values and spans there are: nodes hold their numbers.
    values: Table<Value>,
    spans: Table<Span>,
    queue: VecDeque<(NodeId, u32)>,
    /// How often a value was put somewhere, new there or not.
    work: u64,
    known_edges: FxHashSet<(NodeId, NodeId)>,
    /// The type of each owner's literal.
    owner_types: FxHashMap<Span, Name>,
}

#[derive(Debug)]
struct NodeState<T> {
    node: Node,
    filter: Filter,
    /// The tuple this is a part of.
    whole: Option<NodeId>,
    /// The parts of this tuple that somebody named.
    parts: Vec<(u8, NodeId)>,
    values: Held,
    edges: Vec<(NodeId, u32)>,
    triggers: Vec<T>,
}

/// A value that arrived where something waits for it.
#[derive(Debug)]
pub struct Arrival<T> {
    /// Where.
    pub node: NodeId,
    /// What.
    pub value: Value,
    /// Who waits.
    pub triggers: Vec<T>,
}

impl<T> Default for Solver<T> {
    fn default() -> Self {
        Self {
            ids: FxHashMap::default(),
            nodes: Vec::new(),
            values: Table::default(),
            spans: Table::default(),
            queue: VecDeque::new(),
            work: 0,
            known_edges: FxHashSet::default(),
            owner_types: FxHashMap::default(),
        }
    }
}

/// Placings of values after which a program is given up. Most need some thousands, the largest of a
/// hundred popular packages a million and a half.
const MAX_WORK: u64 = if cfg!(test) { 100_000 } else { 4_000_000 };

impl<T: Clone> Solver<T> {
    /// The id of a node, made if it is new. What the whole of a tuple holds, its parts hold.
    pub fn id(&mut self, node: Node) -> NodeId {
        if let Some(&id) = self.ids.get(&node) {
            return id;
        }
        let whole = node.tuple.last().copied().map(|part| {
            let mut whole = node.clone();
            whole.tuple.pop();
            (part, self.id(whole))
        });
        let id = NodeId(self.nodes.len() as u32);
        self.ids.insert(node.clone(), id);
        self.nodes.push(NodeState {
            node,
            filter: whole.map_or(Filter::All, |(_, w)| self.nodes[w.0 as usize].filter.clone()),
            whole: whole.map(|(_, whole)| whole),
            parts: Vec::new(),
            values: Held::default(),
            edges: Vec::new(),
            triggers: Vec::new(),
        });
        if let Some((part, whole)) = whole {
            self.nodes[whole.0 as usize].parts.push((part, id));
            for n in 0..self.nodes[whole.0 as usize].values.len() {
                let (value, span) = self.nodes[whole.0 as usize].values.nth(n);
                self.put(id, value, Some(whole), span);
            }
        }
        id
    }

    /// Says what can be in a node. What is already there stays.
    pub fn restrict(&mut self, id: NodeId, filter: Filter) {
        self.nodes[id.0 as usize].filter = filter;
    }

    /// Says of which type the instance made by a literal is.
    pub fn owner_type(&mut self, literal: Span, of: Name) {
        self.owner_types.insert(literal, of);
    }

    fn fits(&self, id: NodeId, value: Value) -> bool {
        let Filter::Only { endpoints, bodies, types } = &self.nodes[id.0 as usize].filter else {
            return true;
        };
        match value {
            Value::Sender { .. } | Value::Receiver(_) => *endpoints,
            Value::Body(_) | Value::Wrapped(_) | Value::Handle(_) => *bodies,
            Value::Owner(literal) => {
                self.owner_types.get(&literal).is_none_or(|of| types.contains(of))
            }
        }
    }

    /// The id of a node, if it exists.
    pub fn find(&self, node: &Node) -> Option<NodeId> {
        self.ids.get(node).copied()
    }

    /// The node of an id.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize].node
    }

    /// All nodes in the order they were made.
    pub fn ids(&self) -> impl Iterator<Item = NodeId> + use<T> {
        (0..self.nodes.len() as u32).map(NodeId)
    }

    /// The values of a node, in order.
    pub fn values(&self, id: NodeId) -> impl Iterator<Item = Value> + '_ {
        self.nodes[id.0 as usize].values.iter().map(|value| *self.values.get(value))
    }

    /// Whether a node has that value.
    pub fn has(&self, id: NodeId, value: Value) -> bool {
        self.step(id, value).is_some()
    }

    /// How a value came to a node.
    pub fn step(&self, id: NodeId, value: Value) -> Option<Step> {
        let (from, span) = self.nodes[id.0 as usize].values.get(value, &self.values)?;
        Some(Step { from, span: *self.spans.get(span) })
    }

    /// Whether more was done than a program is worth: what was found is not all.
    pub fn is_exhausted(&self) -> bool {
        self.work > MAX_WORK
    }

    /// Puts a value in.
    pub fn add(&mut self, id: NodeId, value: Value, from: Option<NodeId>, span: Span) {
        let (value, span) = (self.values.number(value), self.spans.number(span));
        self.put(id, value, from, span);
    }

    fn put(&mut self, id: NodeId, value: u32, from: Option<NodeId>, span: u32) {
        self.work += 1;
        if !self.fits(id, *self.values.get(value)) {
            return;
        }
        let state = &mut self.nodes[id.0 as usize];
        if state.values.insert(value, (from, span), &self.values) {
            self.queue.push_back((id, value));
        }
    }

    /// What is in `from` is in `to`, part by part.
    pub fn edge(&mut self, from: NodeId, to: NodeId, span: Span) {
        if from == to
            || self.nodes[to.0 as usize].filter.lets_nothing_in()
            || self.nodes[from.0 as usize].filter.lets_nothing_in()
            || !self.known_edges.insert((from, to))
        {
            return;
        }
        let span = self.spans.number(span);
        self.nodes[from.0 as usize].edges.push((to, span));
        for (id, value) in self.inside(from) {
            if self.fits(to, *self.values.get(value)) {
                let target = self.counterpart(from, id, to);
                self.put(target, value, Some(id), span);
            }
        }
    }

    /// Tells when a value arrives at a node or a part of it; those already there count.
    pub fn watch(&mut self, id: NodeId, trigger: T) {
        if self.nodes[id.0 as usize].filter.lets_nothing_in() {
            return;
        }
        self.nodes[id.0 as usize].triggers.push(trigger);
        self.queue.extend(self.inside(id));
    }

    /// Tells of values that pass the test once more, wherever they are.
    pub fn announce(&mut self, test: impl Fn(Value) -> bool) {
        for (n, state) in self.nodes.iter().enumerate() {
            let again = state.values.iter().filter(|value| test(*self.values.get(*value)));
            self.queue.extend(again.map(|value| (NodeId(n as u32), value)));
        }
    }

    /// Whether a value of a node or of its parts passes the test.
    pub fn any_within(&self, id: NodeId, test: &dyn Fn(Value) -> bool) -> bool {
        let state = &self.nodes[id.0 as usize];
        state.values.iter().any(|value| test(*self.values.get(value)))
            || state.parts.iter().any(|(_, part)| self.any_within(*part, test))
    }

    /// The values of a node and of its parts.
    pub fn within(&self, id: NodeId) -> Vec<(NodeId, Value)> {
        let value = |(id, value)| (id, *self.values.get(value));
        self.inside(id).into_iter().map(value).collect()
    }

    fn inside(&self, id: NodeId) -> Vec<(NodeId, u32)> {
        let state = &self.nodes[id.0 as usize];
        let mut all: Vec<(NodeId, u32)> = state.values.iter().map(|value| (id, value)).collect();
        for (_, part) in &state.parts {
            all.extend(self.inside(*part));
        }
        all
    }

    /// Moves values on until one arrives where something waits, or nothing moves.
    ///
    /// A value can arrive more than once at a trigger: who waits must take that.
    pub fn next_arrival(&mut self) -> Option<Arrival<T>> {
        if self.is_exhausted() {
            return None;
        }
        while let Some((id, value)) = self.queue.pop_front() {
            self.spread(id, value);
            let mut triggers = Vec::new();
            let mut at = Some(id);
            while let Some(here) = at {
                let state = &self.nodes[here.0 as usize];
                triggers.extend(state.triggers.iter().cloned());
                at = state.whole;
            }
            if !triggers.is_empty() {
                return Some(Arrival { node: id, value: *self.values.get(value), triggers });
            }
        }
        None
    }

    fn spread(&mut self, id: NodeId, value: u32) {
        let known = *self.values.get(value);
        let Some((_, span)) = self.nodes[id.0 as usize].values.get(known, &self.values) else {
            return;
        };
        for n in 0..self.nodes[id.0 as usize].parts.len() {
            let (_, part) = self.nodes[id.0 as usize].parts[n];
            self.put(part, value, Some(id), span);
        }
        let mut at = Some(id);
        while let Some(here) = at {
            for n in 0..self.nodes[here.0 as usize].edges.len() {
                let (to, span) = self.nodes[here.0 as usize].edges[n];
                // Parts of what cannot hold the value are not worth making.
                if self.fits(to, known) {
                    let target = self.counterpart(here, id, to);
                    self.put(target, value, Some(id), span);
                }
            }
            at = self.nodes[here.0 as usize].whole;
        }
    }

    /// The part of `to` that is to `to` what `part` is to `whole`.
    fn counterpart(&mut self, whole: NodeId, part: NodeId, to: NodeId) -> NodeId {
        if whole == part {
            return to;
        }
        let depth = self.node(whole).tuple.len();
        let way: SmallVec<[u8; 2]> = self.node(part).tuple[depth..].into();
        way.into_iter().fold(to, |to, n| {
            let parts = &self.nodes[to.0 as usize].parts;
            match parts.iter().find(|(part, _)| *part == n) {
                Some((_, known)) => *known,
                None => self.id(self.node(to).clone().part(n)),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::value::{Base, ChannelId};

    fn node(name: &str) -> Node {
        Node::new(Base::Static(Name::new(name)))
    }

    #[test]
    fn values_follow_edges_whenever_they_are_added() {
        let mut solver: Solver<()> = Solver::default();
        let [a, b, c] = ["a", "b", "c"].map(|n| solver.id(node(n)));
        let value = Value::Receiver(ChannelId(0));
        solver.edge(a, b, Span::default());
        solver.add(a, value, None, Span::default());
        assert!(solver.next_arrival().is_none());
        solver.edge(b, c, Span::default());
        assert!(solver.next_arrival().is_none());
        assert!(solver.has(c, value));
        assert_eq!(solver.step(c, value).and_then(|s| s.from), Some(b));
    }

    #[test]
    fn a_trigger_sees_values_from_before_and_after() {
        let mut solver: Solver<&str> = Solver::default();
        let a = solver.id(node("a"));
        solver.add(a, Value::Receiver(ChannelId(0)), None, Span::default());
        assert!(solver.next_arrival().is_none());
        solver.watch(a, "read");
        solver.add(a, Value::Receiver(ChannelId(1)), None, Span::default());
        let seen: Vec<Value> =
            std::iter::from_fn(|| solver.next_arrival()).map(|arrival| arrival.value).collect();
        assert_eq!(seen, [Value::Receiver(ChannelId(0)), Value::Receiver(ChannelId(1))]);
    }

    #[test]
    fn a_cycle_of_edges_ends() {
        let mut solver: Solver<()> = Solver::default();
        let [a, b] = ["a", "b"].map(|n| solver.id(node(n)));
        solver.edge(a, b, Span::default());
        solver.edge(b, a, Span::default());
        solver.add(a, Value::Receiver(ChannelId(0)), None, Span::default());
        assert!(solver.next_arrival().is_none());
        assert!(solver.has(b, Value::Receiver(ChannelId(0))));
    }

    #[test]
    fn a_part_of_a_tuple_moves_with_the_whole_and_stays_that_part() {
        let mut solver: Solver<()> = Solver::default();
        let [pair, copy] = ["pair", "copy"].map(|n| solver.id(node(n)));
        let second = solver.id(node("pair").part(1));
        solver.edge(pair, copy, Span::default());
        let value = Value::Receiver(ChannelId(0));
        solver.add(second, value, None, Span::default());
        assert!(solver.next_arrival().is_none());
        let [first, second] = [0, 1].map(|n| solver.id(node("copy").part(n)));
        assert!(!solver.has(first, value) && solver.has(second, value));
    }
}
