//! Cycles that nothing leaves.
//!
//! In:  a graph, and what can't happen in it: ways that are never taken, blocks that never come
//!      to their end, blocks from which the body may end in a way the graph does not show.
//! Out: [`Trap`]s: parts which the entry reaches and from which no return and no exit of the
//!      process can be reached. Panics are no exits.
//! Cost: three walks of the graph.
//! Not here: why a way is never taken (`ends`, `ends::outcomes`).

use std::collections::BTreeSet;

use crate::flow::graph::{BlockId, End, Graph, Loop, Stop};

/// A way out of a block: the n-th of [`ways_out`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Way {
    /// The block.
    pub from: BlockId,
    /// Which of its ways.
    pub nth: u32,
}

/// What can't happen in a graph, or may happen without showing in it.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Pruned {
    /// Ways that are never taken.
    pub ways: BTreeSet<Way>,
    /// Blocks that never come to their end: something in them never returns.
    pub stuck: BTreeSet<BlockId>,
    /// Blocks in which the body may end: a macro that is not known, a callee that exits.
    pub leaves: BTreeSet<BlockId>,
}

/// Blocks that the entry reaches and that nothing leaves.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trap {
    /// The blocks of one cycle, or the one block that never comes to its end; in order.
    pub blocks: Vec<BlockId>,
    /// Whether it is a cycle.
    pub turns: bool,
}

impl Trap {
    /// Whether the block is part of it.
    pub fn contains(&self, block: BlockId) -> bool {
        self.blocks.binary_search(&block).is_ok()
    }

    /// The outermost loop, as written, that starts its turns in it.
    pub fn written<'g>(&self, graph: &'g Graph) -> Option<&'g Loop> {
        graph.loops.iter().find(|l| self.contains(l.head))
    }
}

/// The blocks that may follow, in order: a branch's edges; a `select!`'s arms, its `else`, its
/// `default`.
pub fn ways_out(end: &End) -> Vec<BlockId> {
    match end {
        End::Goto(next) => vec![*next],
        End::Branch(_, edges) => edges.iter().map(|(_, next)| *next).collect(),
        End::Select(select) => {
            let arms = select.arms.iter().map(|arm| arm.target);
            arms.chain(select.otherwise).chain(select.default).collect()
        }
        End::Return | End::Stop(_) => Vec::new(),
    }
}

/// The traps of a graph, in order of their first blocks.
pub fn traps(graph: &Graph, pruned: &Pruned) -> Vec<Trap> {
    let next = pruned.successors(graph);
    let open = pruned.may_end(graph, &next);
    let mut reached = vec![false; next.len()];
    spread(&mut reached, &next, 0);
    let doomed = |n: usize| reached[n] && !open[n];
    let mut found = Vec::new();
    let mut taken = vec![false; next.len()];
    for n in 0..next.len() {
        if !doomed(n) || taken[n] {
            continue;
        }
        if pruned.stuck.contains(&BlockId(n as u32)) {
            found.push(Trap { blocks: vec![BlockId(n as u32)], turns: false });
            continue;
        }
        let mut ahead = vec![false; next.len()];
        next[n].iter().for_each(|to| spread(&mut ahead, &next, *to));
        if !ahead[n] {
            continue;
        }
        let mut blocks = Vec::new();
        for (m, _) in ahead.iter().enumerate().filter(|(_, ahead)| **ahead) {
            if m == n || reaches(&next, m, n) {
                taken[m] = true;
                blocks.push(BlockId(m as u32));
            }
        }
        found.push(Trap { blocks, turns: true });
    }
    found
}

/// Whether no way from the entry ends the body: each leads into a trap or a panic.
pub fn never_ends(graph: &Graph, pruned: &Pruned) -> bool {
    let next = pruned.successors(graph);
    pruned.may_end(graph, &next).first().is_some_and(|open| !open)
}

/// The blocks that the entry reaches.
pub fn reached(graph: &Graph, pruned: &Pruned) -> Vec<bool> {
    let next = pruned.successors(graph);
    let mut reached = vec![false; next.len()];
    spread(&mut reached, &next, 0);
    reached
}

/// The ways on which a body that could still get to one of these blocks goes to an end instead.
pub fn escapes(graph: &Graph, pruned: &Pruned, blocks: &[BlockId]) -> Vec<Way> {
    let next = pruned.successors(graph);
    let open = pruned.may_end(graph, &next);
    let reached = reached(graph, pruned);
    let before = backwards(&next);
    let mut leads = vec![false; next.len()];
    for block in blocks {
        spread(&mut leads, &before, block.0 as usize);
    }
    let mut found = Vec::new();
    for (n, block) in graph.blocks.iter().enumerate().filter(|(n, _)| reached[*n] && leads[*n]) {
        for (nth, to) in ways_out(&block.end).into_iter().enumerate() {
            let way = Way { from: BlockId(n as u32), nth: nth as u32 };
            let to = to.0 as usize;
            if !pruned.ways.contains(&way) && open[to] && !leads[to] {
                found.push(way);
            }
        }
    }
    found
}

fn backwards(next: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut before = vec![Vec::new(); next.len()];
    for (n, list) in next.iter().enumerate() {
        for to in list {
            before[*to].push(n);
        }
    }
    before
}

impl Pruned {
    /// Says that a way is never taken.
    pub fn cut(&mut self, from: BlockId, nth: usize) {
        self.ways.insert(Way { from, nth: nth as u32 });
    }

    fn successors(&self, graph: &Graph) -> Vec<Vec<usize>> {
        let of = |(n, block): (usize, &crate::flow::graph::BasicBlock)| {
            let from = BlockId(n as u32);
            if self.stuck.contains(&from) {
                return Vec::new();
            }
            let kept = |nth: usize| !self.ways.contains(&Way { from, nth: nth as u32 });
            let all = ways_out(&block.end).into_iter().enumerate();
            all.filter(|(nth, _)| kept(*nth)).map(|(_, to)| to.0 as usize).collect()
        };
        graph.blocks.iter().enumerate().map(of).collect()
    }

    /// For each block, whether the body may end from there on.
    fn may_end(&self, graph: &Graph, next: &[Vec<usize>]) -> Vec<bool> {
        let before = backwards(next);
        let mut open = vec![false; next.len()];
        for (n, block) in graph.blocks.iter().enumerate() {
            let id = BlockId(n as u32);
            let ends = matches!(block.end, End::Return | End::Stop(Stop::Exit));
            if self.leaves.contains(&id) || (ends && !self.stuck.contains(&id)) {
                spread(&mut open, &before, n);
            }
        }
        open
    }
}

/// Marks what can be reached, `from` among it.
fn spread(seen: &mut [bool], next: &[Vec<usize>], from: usize) {
    let mut stack = vec![from];
    while let Some(at) = stack.pop() {
        if seen.get(at).is_some_and(|seen| !seen) {
            seen[at] = true;
            stack.extend_from_slice(&next[at]);
        }
    }
}

fn reaches(next: &[Vec<usize>], from: usize, to: usize) -> bool {
    let mut seen = vec![false; next.len()];
    spread(&mut seen, next, from);
    seen[to]
}
