//! What stands in an endless loop and looks like an exit: `break` and `return` of something inside.
//!
//! In:  the code of the loop.
//! Out: the first `break` of an inner loop, the first `return` of an inner closure or async block.
//! Not here: ways that the graph has and that are never taken (`impossible`).

use super::Rejected;
use super::impossible::LooksLike;
use crate::domain::Range;
use crate::flow::graph::{Graph, Loop, LoopKind};
use crate::syntax::ir::{BlockKind, Body, Expr};

/// What looks like an exit of a loop that has none.
pub(super) fn look_alikes(body: &Body, graph: &Graph, whole: &Loop) -> Vec<Rejected> {
    let file = graph.body.file;
    let inside = |range: Range| whole.range.start < range.start && range.end <= whole.range.end;
    let within = |outer: Range, inner: Range| outer.start <= inner.start && inner.end <= outer.end;
    let nested: Vec<Range> = body
        .exprs()
        .filter(|(_, expr)| match expr {
            Expr::Closure(_) => true,
            Expr::Block(block) => matches!(block.kind, BlockKind::Async { .. }),
            _ => false,
        })
        .map(|(id, _)| body.range(id))
        .filter(|range| inside(*range))
        .collect();
    let (mut breaks, mut returns) = (Vec::new(), Vec::new());
    for (id, expr) in body.exprs() {
        let range = body.range(id);
        if !inside(range) {
            continue;
        }
        let in_nested = nested.iter().any(|n| within(*n, range));
        match expr {
            Expr::Break { label: None, .. } if !in_nested => {
                // The `break` of a search through a list is not taken for an exit.
                let loops = graph.loops.iter().filter(|l| within(l.range, range));
                let inner = loops.min_by_key(|l| l.range.end - l.range.start);
                if inner.is_some_and(|l| l.head != whole.head && l.kind != LoopKind::For) {
                    breaks.push(range);
                }
            }
            Expr::Return(_) if in_nested => returns.push(range),
            _ => {}
        }
    }
    let first = |list: Vec<Range>, why| {
        list.into_iter().min().map(|range| Rejected { span: range.in_file(file), why })
    };
    let both = [first(breaks, LooksLike::InnerBreak), first(returns, LooksLike::NestedReturn)];
    both.into_iter().flatten().collect()
}
