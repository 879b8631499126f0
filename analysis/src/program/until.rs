//! Loops that receive until their channel ends.
//!
//! In:  a wait for messages in a graph.
//! Out: whether a message ever leads out of the innermost loop around it, and whether the end does.
//! Over-approximates ways out: a test that says nothing of the message may go either way.

use super::waits::{Event, Wait};
use crate::domain::Name;
use crate::flow::graph::{
    BlockId, Edge, End, Graph, LocalId, Operand, Proj, Rvalue, StmtKind, Stop, Test,
};
use crate::flow::loops::Shape;

/// Blocks behind a way out that are looked at for anything but a panic.
const MAX_BLOCKS: usize = 64;

/// A loop around a wait.
struct Around<'g> {
    graph: &'g Graph,
    shape: &'g Shape,
    members: Vec<BlockId>,
    /// The slots that hold what the wait gave, whole.
    results: Vec<LocalId>,
    wait: &'g Wait,
}

/// Whether a wait goes on until its channel ends: it takes all messages, or nothing else leaves
/// the innermost loop around it, but for panics. There may be no way out at all.
pub fn lasts_until_the_end(graph: &Graph, shape: &Shape, wait: &Wait) -> bool {
    if wait.event != Event::Message || wait.whole {
        return wait.whole;
    }
    Around::of(graph, shape, wait).is_some_and(|around| !around.is_left(true))
}

/// Whether the end of the channel leads out of the innermost loop around a wait.
pub fn is_left_at_the_end(graph: &Graph, shape: &Shape, wait: &Wait) -> bool {
    wait.whole || Around::of(graph, shape, wait).is_some_and(|around| around.is_left(false))
}

impl<'g> Around<'g> {
    fn of(graph: &'g Graph, shape: &'g Shape, wait: &'g Wait) -> Option<Self> {
        let loops = graph.loops.iter().map(|each| shape.natural_loop(each.head));
        let around = loops.filter(|members| members.contains(&wait.site.block));
        let members = around.min_by_key(Vec::len)?;
        Some(Self { graph, shape, members, results: results(graph, wait), wait })
    }

    /// Whether the loop may be left behind a wait that gave a message, or the end, before it waits
    /// again.
    fn is_left(&self, message: bool) -> bool {
        let mut seen = vec![self.wait.site.block];
        let mut next = 0;
        while let Some(block) = seen.get(next).copied() {
            next += 1;
            for to in self.ways_on(block, message) {
                if !self.members.contains(&to) {
                    if !only_panics(self.graph, self.shape, to) {
                        return true;
                    }
                } else if !seen.contains(&to) {
                    seen.push(to);
                }
            }
        }
        false
    }

    /// Where a block leads to, as far as what the wait gave decides.
    fn ways_on(&self, block: BlockId, message: bool) -> Vec<BlockId> {
        let all = || self.shape.next(block).to_vec();
        let End::Branch(test, edges) = &self.graph.blocks[block.0 as usize].end else {
            return all();
        };
        let taken = |test: &dyn Fn(Edge) -> bool| {
            edges.iter().filter(|(edge, _)| test(*edge)).map(|(_, to)| *to).collect()
        };
        match test {
            Test::Next(_) if block == self.wait.site.block => {
                taken(&|edge| (edge == Edge::Bool(true)) == message)
            }
            Test::Variant(loc) if self.results.contains(&loc.local) => match loc.steps.first() {
                // The other variant is not there to be looked into.
                Some(Proj::Payload(variant, _)) if gives_message(*variant) != message => Vec::new(),
                Some(_) => all(),
                None => {
                    let named = |edge: &Edge| match edge {
                        Edge::Is(name) => Some(gives_message(*name)),
                        _ => None,
                    };
                    let covered = edges.iter().any(|(edge, _)| named(edge) == Some(message));
                    taken(&|edge| named(&edge).map_or(!covered, |gives| gives == message))
                }
            },
            _ => all(),
        }
    }
}

fn gives_message(variant: Name) -> bool {
    variant == "Ok" || variant == "Some"
}

/// The slots that hold what the wait gave, whole.
fn results(graph: &Graph, wait: &Wait) -> Vec<LocalId> {
    let block = &graph.blocks[wait.site.block.0 as usize];
    let mut slots = match block.stmts.get(wait.site.stmt as usize).map(|stmt| &stmt.kind) {
        Some(StmtKind::Call(call)) => vec![call.into.local],
        Some(StmtKind::Await { into, .. }) => vec![into.local],
        _ => return Vec::new(),
    };
    for stmt in graph.blocks.iter().flat_map(|b| &b.stmts) {
        if let StmtKind::Assign(into, Rvalue::Use(Operand::Move(from) | Operand::Copy(from))) =
            &stmt.kind
            && from.steps.is_empty()
            && into.steps.is_empty()
            && slots.contains(&from.local)
        {
            slots.push(into.local);
        }
    }
    slots
}

/// Whether everything from that block on ends in a panic.
fn only_panics(graph: &Graph, shape: &Shape, from: BlockId) -> bool {
    let mut seen = vec![from];
    let mut next = 0;
    while let Some(block) = seen.get(next).copied() {
        next += 1;
        match graph.blocks[block.0 as usize].end {
            End::Stop(Stop::Panic) => {}
            End::Return | End::Stop(_) => return false,
            _ => {
                for to in shape.next(block) {
                    if !seen.contains(to) {
                        seen.push(*to);
                    }
                }
            }
        }
        if seen.len() > MAX_BLOCKS {
            return false;
        }
    }
    true
}
