//! What comes before what in a body, and how often it comes.
//!
//! In:  a control-flow graph and its shape.
//! Out: dominance, reachability and turns of statements.

use super::graph::{BlockId, End, Graph, StmtKind};
use super::loops::Shape;
use crate::domain::effect::Count;
use crate::types::ty::BodyRef;

/// A statement of a body; its index is the block's length for the block's end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Site {
    /// The body.
    pub body: BodyRef,
    /// The block.
    pub block: BlockId,
    /// The statement.
    pub stmt: u32,
}

impl Site {
    /// The statement there; nothing at the end of a block.
    pub fn stmt(self, graph: &Graph) -> Option<&StmtKind> {
        let block = graph.blocks.get(self.block.0 as usize)?;
        block.stmts.get(self.stmt as usize).map(|stmt| &stmt.kind)
    }
}

/// The order of a body's statements.
pub struct Order<'g> {
    graph: &'g Graph,
    shape: Shape,
}

impl<'g> Order<'g> {
    /// The order of a body.
    pub fn of(graph: &'g Graph) -> Self {
        Self { graph, shape: Shape::of(graph) }
    }

    /// Whether every way to `b` goes through `a` first.
    pub fn dominates(&self, a: Site, b: Site) -> bool {
        if a.block == b.block { a.stmt < b.stmt } else { self.shape.dominates(a.block, b.block) }
    }

    /// Whether `b` can come after `a`.
    pub fn reaches(&self, a: Site, b: Site) -> bool {
        (a.block == b.block && a.stmt < b.stmt) || self.shape.reaches(a.block, b.block)
    }

    /// Whether the body cannot return without passing `site`.
    pub fn on_every_way_out(&self, site: Site) -> bool {
        self.graph.blocks.iter().enumerate().all(|(n, block)| {
            let returns = matches!(block.end, End::Return);
            !returns || self.shape.dominates(site.block, BlockId(n as u32))
        })
    }

    /// How often a block runs in one run of the body. Loops that contain one of `makers` too
    /// are not counted: each of their turns has an object of its own.
    pub fn turns(&self, block: BlockId, makers: &[BlockId]) -> Count {
        let mut count = Count::Once;
        for each in &self.graph.loops {
            let members = self.shape.natural_loop(each.head);
            if members.contains(&block) && !makers.iter().any(|b| members.contains(b)) {
                count = count.times(each.turns.map_or(Count::Many, Count::of));
            }
        }
        count
    }
}
