//! How many operations of one side come, at least, before the first of the other side.
//!
//! In:  the operations on one channel in the bodies of one strand.
//! Out: the least number on all ways from where the channel is made; where the one stands that
//!      finds no room.
//! Under-approximates: what may be skipped counts nothing; a `for` over a known number of elements
//! counts all its turns if only its end leads to the other side.
//! Source: Dijkstra's shortest paths, with operations as lengths.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::{Search, Step};
use crate::domain::Span;
use crate::flow::graph::{BlockId, Edge, End, Graph, Test};
use crate::flow::loops::Shape;
use crate::flow::successors;
use crate::program::{RunEdge, Site};
use crate::types::ty::BodyRef;

/// Calls within calls that are followed.
const MAX_DEPTH: usize = 8;
/// More operations than any channel holds that is meant.
const LIMIT: u32 = 1 << 24;

/// What happens at a statement.
#[derive(Clone, Copy)]
enum Event {
    Step(Step),
    /// The other side acts.
    Other,
    /// A body runs in place, surely or not.
    Run(RunEdge, bool),
    /// Another instance of the channel is made.
    Made,
}

/// The shortest ways through one body.
#[derive(Clone, Default)]
struct Ways {
    /// The fewest operations before each block.
    before: Vec<Option<u32>>,
    /// Before the first operation of the other side, if there is one.
    other: Option<u32>,
    /// Before the end.
    end: Option<u32>,
    /// For each loop with a known number of turns, all operations of these.
    turns: BTreeMap<BlockId, u32>,
}

pub(super) struct Least<'s, 'p, 'w> {
    search: &'s Search<'p, 'w>,
    made: Site,
    /// Bodies that lead to the other side.
    leads: &'s BTreeSet<BodyRef>,
    /// Bodies that lead to either side.
    relevant: BTreeSet<BodyRef>,
    known: BTreeMap<BodyRef, Ways>,
    above: Vec<BodyRef>,
}

impl<'s, 'p, 'w> Least<'s, 'p, 'w> {
    pub fn new(search: &'s Search<'p, 'w>, made: Site, leads: &'s BTreeSet<BodyRef>) -> Self {
        let relevant = &search.leads_to_steps() | leads;
        Self { search, made, leads, relevant, known: BTreeMap::new(), above: Vec::new() }
    }

    /// The least number on all ways from where the channel is made to the other side.
    pub fn top(&mut self, graph: &Graph) -> Option<u32> {
        self.ways(graph).other
    }

    /// The first operation that finds no room, and the calls that lead to it.
    pub fn stuck(&mut self, graph: &Graph) -> Option<(Span, Vec<Span>)> {
        self.stuck_in(graph, 0)
    }

    /// The blocks of a body that mean the same instance as where it is made: of a channel that is
    /// made in a loop, those in that loop.
    fn same_instance(&self, graph: &Graph, shape: &Shape, block: BlockId) -> bool {
        graph.body != self.made.body
            || graph.loops.iter().all(|each| {
                let members = shape.natural_loop(each.head);
                !members.contains(&self.made.block) || members.contains(&block)
            })
    }

    fn stuck_in(&mut self, graph: &Graph, base: u32) -> Option<(Span, Vec<Span>)> {
        let ways = self.ways(graph);
        let shape = Shape::of(graph);
        for n in 0..graph.blocks.len() {
            let block = BlockId(n as u32);
            let Some(before) = ways.before[n] else { continue };
            if !self.same_instance(graph, &shape, block) {
                continue;
            }
            let around = ways.turns.iter().filter(|(head, _)| {
                shape.natural_loop(**head).contains(&block)
                    && ways.before[head.0 as usize].is_some()
            });
            // Inside a loop, the last of its turns finds what the others put in.
            let inside = around
                .filter_map(|(head, all)| Some(ways.before[head.0 as usize]?.saturating_add(*all)))
                .max();
            let mut sum = base.saturating_add(before);
            let begins = self.made.body == graph.body && self.made.block == block;
            for (at, event) in self.events(graph, block) {
                if begins && at <= self.made.stmt {
                    continue;
                }
                let at_most = |own: u32| sum.saturating_add(own).max(base + inside.unwrap_or(0));
                match event {
                    Event::Step(step) => {
                        if step.waits && u64::from(at_most(1)) > self.search.room {
                            return Some((step.span, Vec::new()));
                        }
                        sum = sum.saturating_add(1);
                    }
                    Event::Run(edge, true) if !self.above.contains(&edge.body) => {
                        let Some(inner) = self.search.program.graph(edge.body) else { continue };
                        let through = self.ways(inner);
                        let own = through.end.or(through.other).unwrap_or(0);
                        if own > 0 && u64::from(at_most(own)) > self.search.room {
                            self.above.push(graph.body);
                            let already = at_most(own).saturating_sub(own);
                            let found = self.stuck_in(inner, already);
                            self.above.pop();
                            if let Some((span, mut calls)) = found {
                                calls.insert(0, edge.span);
                                return Some((span, calls));
                            }
                        }
                        sum = sum.saturating_add(own);
                    }
                    _ => {}
                }
            }
        }
        None
    }

    fn ways(&mut self, graph: &Graph) -> Ways {
        if let Some(known) = self.known.get(&graph.body) {
            return known.clone();
        }
        if self.above.contains(&graph.body) || self.above.len() >= MAX_DEPTH {
            // Nothing is counted there, and the other side may act at once.
            let other = self.leads.contains(&graph.body).then_some(0);
            return Ways {
                before: vec![None; graph.blocks.len()],
                other,
                end: Some(0),
                ..Ways::default()
            };
        }
        self.above.push(graph.body);
        let ways =
            Body { least: self, graph, shape: Shape::of(graph), turns: BTreeMap::new() }.solve();
        self.above.pop();
        self.known.insert(graph.body, ways.clone());
        ways
    }

    /// What happens in a block, in order.
    fn events(&self, graph: &Graph, block: BlockId) -> Vec<(u32, Event)> {
        let here = |site: &Site| site.body == graph.body && site.block == block;
        let first = Site { body: graph.body, block, stmt: 0 };
        let last = Site { body: graph.body, block, stmt: u32::MAX };
        let mut events: Vec<(u32, Event)> = Vec::new();
        let steps = self.search.steps.range(first..=last);
        events.extend(steps.map(|(site, step)| (site.stmt, Event::Step(*step))));
        let others = self.search.others.range(first..=last);
        events.extend(others.map(|(site, _)| (site.stmt, Event::Other)));
        for edge in self.search.callees.get(&graph.body).into_iter().flatten() {
            if here(&edge.site) && self.relevant.contains(&edge.body) {
                let certain = self.search.is_certain(edge);
                events.push((edge.site.stmt, Event::Run(*edge, certain)));
            }
        }
        if here(&self.made) {
            events.push((self.made.stmt, Event::Made));
        }
        events.sort_by_key(|(stmt, _)| *stmt);
        events
    }
}

/// One body that is being looked at.
struct Body<'l, 's, 'p, 'w, 'g> {
    least: &'l mut Least<'s, 'p, 'w>,
    graph: &'g Graph,
    shape: Shape,
    turns: BTreeMap<BlockId, u32>,
}

impl Body<'_, '_, '_, '_, '_> {
    fn solve(mut self) -> Ways {
        let start = if self.least.made.body == self.graph.body {
            self.least.made.block
        } else {
            BlockId(0)
        };
        // Inner loops first.
        for each in self.graph.loops.iter().rev() {
            let Some(count) = each.turns.filter(|count| *count > 0) else { continue };
            let members: BTreeSet<BlockId> =
                self.shape.natural_loop(each.head).into_iter().collect();
            if members.is_empty() || members.contains(&start) && start != BlockId(0) {
                continue;
            }
            let mut turn = None;
            let ways = self.shortest(&self.entered(each.head), &|block| {
                members.contains(&block) && block != each.head
            });
            if ways.other.is_none() {
                for from in self.shape.before(each.head).to_vec() {
                    if members.contains(&from)
                        && let Some(before) = ways.before[from.0 as usize]
                        && let Some(own) = self.cost_from(from, false).0
                    {
                        let all = before.saturating_add(own);
                        turn = Some(turn.map_or(all, |old: u32| old.min(all)));
                    }
                }
            }
            if let Some(turn) = turn.filter(|turn| *turn > 0) {
                let all = turn.saturating_mul(count).min(LIMIT);
                self.turns.insert(each.head, all);
            }
        }
        let mut ways = self.shortest(&[start], &|_| true);
        ways.turns = std::mem::take(&mut self.turns);
        ways
    }

    /// Where a turn goes on from the head of a `for`.
    fn entered(&self, head: BlockId) -> Vec<BlockId> {
        match &self.graph.blocks[head.0 as usize].end {
            End::Branch(Test::Next(_), edges) => {
                let taken = edges.iter().filter(|(edge, _)| *edge != Edge::Bool(false));
                taken.map(|(_, to)| *to).collect()
            }
            _ => Vec::new(),
        }
    }

    fn shortest(&mut self, from: &[BlockId], allowed: &dyn Fn(BlockId) -> bool) -> Ways {
        let count = self.graph.blocks.len();
        let mut ways = Ways { before: vec![None; count], ..Ways::default() };
        let mut queue: BinaryHeap<Reverse<(u32, BlockId)>> =
            from.iter().map(|block| Reverse((0, *block))).collect();
        let (mut first, mut seen_again) = (true, false);
        while let Some(Reverse((before, block))) = queue.pop() {
            let begins = self.is_start(block) && std::mem::take(&mut first);
            let again = self.is_start(block) && !std::mem::replace(&mut seen_again, !begins);
            let known = &mut ways.before[block.0 as usize];
            if known.is_some() && !again || !allowed(block) {
                continue;
            }
            known.get_or_insert(before);
            let (through, other) = self.cost_from(block, begins);
            if let Some(other) = other {
                let all = before.saturating_add(other);
                ways.other = Some(ways.other.map_or(all, |old| old.min(all)));
            }
            let Some(through) = through else { continue };
            let behind = before.saturating_add(through).min(LIMIT);
            let end = &self.graph.blocks[block.0 as usize].end;
            if *end == End::Return {
                ways.end = Some(ways.end.map_or(behind, |old| old.min(behind)));
            }
            for (to, more) in self.next(block, end) {
                queue.push(Reverse((behind.saturating_add(more).min(LIMIT), to)));
            }
        }
        ways
    }

    /// Whether the channel is made in that block.
    fn is_start(&self, block: BlockId) -> bool {
        let made = self.least.made;
        made.body == self.graph.body && made.block == block
    }

    /// The blocks that follow, and what lies between: all turns of a loop that is over.
    fn next(&self, block: BlockId, end: &End) -> Vec<(BlockId, u32)> {
        let all = self.turns.get(&block).copied().unwrap_or(0);
        let mut next = Vec::new();
        if let End::Branch(Test::Next(_), edges) = end {
            for (edge, to) in edges {
                next.push((*to, if *edge == Edge::Bool(false) { all } else { 0 }));
            }
        } else {
            successors(end, &mut |to| next.push((to, 0)));
        }
        next
    }

    /// The operations in a block up to its end, and up to the first of the other side. The making
    /// of another instance ends a way; if ways begin at the making, only what is behind it counts.
    fn cost_from(&mut self, block: BlockId, begins: bool) -> (Option<u32>, Option<u32>) {
        let (mut sum, mut other): (u32, Option<u32>) = (0, None);
        let see = |other: &mut Option<u32>, at: u32| {
            *other = Some(other.map_or(at, |old: u32| old.min(at)));
        };
        for (at, event) in self.least.events(self.graph, block) {
            if begins && at <= self.least.made.stmt {
                continue;
            }
            match event {
                Event::Step(_) => sum = sum.saturating_add(1),
                Event::Other => {
                    see(&mut other, sum);
                    return (None, other);
                }
                Event::Run(edge, certain) => {
                    let Some(inner) = self.least.search.program.graph(edge.body) else { continue };
                    let ways = self.least.ways(inner);
                    match ways.other {
                        Some(_) if !certain => see(&mut other, sum),
                        Some(before) => see(&mut other, sum.saturating_add(before)),
                        None => {}
                    }
                    match ways.end {
                        Some(through) if certain => sum = sum.saturating_add(through),
                        None if certain => return (None, other),
                        _ => {}
                    }
                }
                Event::Made => return (None, other),
            }
        }
        (Some(sum), other)
    }
}
