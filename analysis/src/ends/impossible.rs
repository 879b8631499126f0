//! Ways out of a body that look open and are never taken.
//!
//! In:  one graph, models of libraries.
//! Out: the ways, each with its code and why it is never taken.
//! Under-approximates: a way that is not proved impossible may be taken.

use super::cycles::Pruned;
use super::origins::Origins;
use crate::domain::Range;
use crate::flow::graph::{BlockId, End, Graph, SelectEnd, StmtKind};
use crate::program::Code;

/// Why something that looks like an exit is none.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum LooksLike {
    /// A `break` that leaves an inner loop only.
    InnerBreak,
    /// A `return` that leaves a closure or async block only.
    NestedReturn,
    /// The `else` of a `select!` in which another arm is never switched off.
    Else,
    /// A test of a value that the loop never changes.
    Unchanged,
    /// The end of an iterator or stream that has none.
    Endless,
}

/// Cuts the ways that are never taken, and says which.
pub(super) fn cut(
    _code: &Code<'_>,
    graph: &Graph,
    _origins: &Origins<'_>,
    pruned: &mut Pruned,
) -> Vec<(BlockId, Range, LooksLike)> {
    let mut found = Vec::new();
    for (n, block) in graph.blocks.iter().enumerate() {
        let id = BlockId(n as u32);
        if let End::Select(select) = &block.end
            && let Some(otherwise) = select.otherwise
            && let Some(range) = never_off(select)
        {
            pruned.cut(id, select.arms.len());
            let target = graph.blocks.get(otherwise.0 as usize);
            let first = target.and_then(|b| b.stmts.first()).map(|s| s.range);
            found.push((id, first.unwrap_or(range), LooksLike::Else));
        }
        if block.stmts.iter().any(|s| matches!(s.kind, StmtKind::Opaque { .. })) {
            pruned.leaves.insert(id);
        }
    }
    found
}

/// An arm that is never switched off: its pattern always matches and it has no condition.
fn never_off(select: &SelectEnd) -> Option<Range> {
    // `complete` of futures' macro is taken when all arms have ended, whatever their patterns.
    if select.complete {
        return None;
    }
    select.arms.iter().find(|arm| !arm.refutable && !arm.guarded).map(|arm| arm.range)
}
