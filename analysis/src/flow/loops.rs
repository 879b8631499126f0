//! The shape of a graph: dominators, cycles, what reaches what.
//!
//! In:  a finished graph, whose blocks are in reverse postorder.
//! Out: answers about blocks.
//! Cost: near-linear when built; reachability walks the graph for each question.
//! Source: Cooper, Harvey, Kennedy, "A Simple, Fast Dominance Algorithm" (2001); Tarjan,
//! "Depth-first search and linear graph algorithms" (1972).

use super::graph::{BlockId, Graph};
use super::walk::successors;

/// The shape of a graph.
#[derive(Clone, Debug)]
pub struct Shape {
    next: Vec<Vec<BlockId>>,
    before: Vec<Vec<BlockId>>,
    /// The immediate dominator of each block; the entry's is itself.
    idom: Vec<usize>,
    /// The strongly connected component of each block.
    component: Vec<u32>,
    /// Whether a component is a cycle.
    cyclic: Vec<bool>,
}

/// A way out of a cycle.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Exit {
    /// The last block inside.
    pub from: BlockId,
    /// The first block outside.
    pub to: BlockId,
}

impl Shape {
    /// Computes the shape.
    pub fn of(graph: &Graph) -> Self {
        let count = graph.blocks.len();
        let mut next = vec![Vec::new(); count];
        let mut before = vec![Vec::new(); count];
        for (n, block) in graph.blocks.iter().enumerate() {
            successors(&block.end, &mut |to| {
                if !next[n].contains(&to) {
                    next[n].push(to);
                    before[to.0 as usize].push(BlockId(n as u32));
                }
            });
        }
        let idom = dominators(&before);
        let (component, cyclic) = components(&next);
        Self { next, before, idom, component, cyclic }
    }

    /// The blocks that follow.
    pub fn next(&self, block: BlockId) -> &[BlockId] {
        &self.next[block.0 as usize]
    }

    /// The blocks that lead here.
    pub fn before(&self, block: BlockId) -> &[BlockId] {
        &self.before[block.0 as usize]
    }

    /// Whether every path from the entry to `b` goes through `a`; a block dominates itself.
    pub fn dominates(&self, a: BlockId, b: BlockId) -> bool {
        let (a, mut at) = (a.0 as usize, b.0 as usize);
        // A dominator comes first in reverse postorder.
        while at > a {
            at = self.idom[at];
        }
        at == a
    }

    /// Whether the block can run again after it ran.
    pub fn in_cycle(&self, block: BlockId) -> bool {
        self.cyclic[self.component[block.0 as usize] as usize]
    }

    /// Whether both are in one cycle.
    pub fn same_cycle(&self, a: BlockId, b: BlockId) -> bool {
        self.in_cycle(a) && self.component[a.0 as usize] == self.component[b.0 as usize]
    }

    /// Whether `to` can run after `from` ran to its end.
    pub fn reaches(&self, from: BlockId, to: BlockId) -> bool {
        if self.same_cycle(from, to) {
            return true;
        }
        let mut seen = vec![false; self.next.len()];
        let mut stack = self.next(from).to_vec();
        while let Some(at) = stack.pop() {
            if at == to {
                return true;
            }
            if !std::mem::replace(&mut seen[at.0 as usize], true) {
                stack.extend_from_slice(self.next(at));
            }
        }
        false
    }

    /// The ways out of the cycle that holds `block`; none for a block that runs once.
    pub fn cycle_exits(&self, block: BlockId) -> Vec<Exit> {
        if !self.in_cycle(block) {
            return Vec::new();
        }
        let cycle = self.component[block.0 as usize];
        let inside = (0..self.next.len()).filter(|n| self.component[*n] == cycle);
        inside
            .flat_map(|n| {
                let leaves = |to: &&BlockId| self.component[to.0 as usize] != cycle;
                self.next[n]
                    .iter()
                    .filter(leaves)
                    .map(move |to| Exit { from: BlockId(n as u32), to: *to })
            })
            .collect()
    }

    /// The blocks of the natural loops with that head: those that reach a jump back to it without
    /// passing it, in order. Empty if nothing jumps back.
    pub fn natural_loop(&self, head: BlockId) -> Vec<BlockId> {
        let mut inside = vec![false; self.next.len()];
        let backs = self.before(head).iter().copied().filter(|b| self.dominates(head, *b));
        let mut stack: Vec<BlockId> = backs.collect();
        if stack.is_empty() {
            return Vec::new();
        }
        inside[head.0 as usize] = true;
        while let Some(at) = stack.pop() {
            if !std::mem::replace(&mut inside[at.0 as usize], true) {
                stack.extend_from_slice(self.before(at));
            }
        }
        (0..inside.len()).filter(|n| inside[*n]).map(|n| BlockId(n as u32)).collect()
    }
}

/// Immediate dominators of blocks in reverse postorder.
fn dominators(before: &[Vec<BlockId>]) -> Vec<usize> {
    const NONE: usize = usize::MAX;
    let mut idom = vec![NONE; before.len()];
    if let Some(first) = idom.first_mut() {
        *first = 0;
    }
    let mut changed = true;
    while std::mem::take(&mut changed) {
        for n in 1..before.len() {
            let mut found = NONE;
            for from in before[n].iter().map(|b| b.0 as usize).filter(|b| idom[*b] != NONE) {
                found = if found == NONE { from } else { meet(&idom, found, from) };
            }
            // A block without a known way in is kept as if entered at the start.
            let found = if found == NONE { 0 } else { found };
            if idom[n] != found {
                idom[n] = found;
                changed = true;
            }
        }
    }
    idom
}

fn meet(idom: &[usize], mut a: usize, mut b: usize) -> usize {
    while a != b {
        while a > b {
            a = idom[a];
        }
        while b > a {
            b = idom[b];
        }
    }
    a
}

/// Tarjan's components without recursion: the component of each block, and which are cycles.
fn components(next: &[Vec<BlockId>]) -> (Vec<u32>, Vec<bool>) {
    const NEW: u32 = u32::MAX;
    let count = next.len();
    let mut index = vec![NEW; count];
    let mut low = vec![0_u32; count];
    let mut component = vec![NEW; count];
    let mut cyclic = Vec::new();
    let (mut open, mut calls) = (Vec::new(), Vec::new());
    let mut counter = 0;
    for start in 0..count {
        if index[start] == NEW {
            calls.push((start, 0));
        }
        while let Some((at, edge)) = calls.pop() {
            if edge == 0 {
                (index[at], low[at]) = (counter, counter);
                counter += 1;
                open.push(at);
            }
            if let Some(to) = next[at].get(edge).map(|b| b.0 as usize) {
                calls.push((at, edge + 1));
                if index[to] == NEW {
                    calls.push((to, 0));
                } else if component[to] == NEW {
                    low[at] = low[at].min(index[to]);
                }
                continue;
            }
            if low[at] == index[at] {
                let id = cyclic.len() as u32;
                let mut size = 0;
                while let Some(member) = open.pop() {
                    component[member] = id;
                    size += 1;
                    if member == at {
                        break;
                    }
                }
                cyclic.push(size > 1 || next[at].contains(&BlockId(at as u32)));
            }
            if let Some((parent, _)) = calls.last() {
                low[*parent] = low[*parent].min(low[at]);
            }
        }
    }
    (component, cyclic)
}
