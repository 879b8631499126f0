//! Loops that turn for ever once a cause is there.
//!
//! In:  graphs of bodies that loop, the sources in them.
//! Out: [`Spin`]: the loop, the operation that then returns at once every time, and the code that
//!      leads back to it.
//! Not here: loops that never end whatever happens ([`super::Ends`]).

use super::outcomes::{Walked, Walker};
use super::over::{Cause, MAX_CALLS, Source, sources};
use super::senders::Senders;
use crate::domain::Span;
use crate::flow::alive::Built;
use crate::flow::graph::{BlockId, Loop};
use crate::flow::loops::Shape;
use crate::load::Context;
use crate::program::Bodies;
use crate::program::code::Roots;
use crate::types::Ty;
use crate::types::ty::BodyRef;

/// A loop that then never waits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spin {
    /// The loop's keyword.
    pub keyword: Span,
    /// Why.
    pub cause: Cause,
    /// The operation.
    pub operation: Span,
    /// The calls from the loop down to it, outermost first.
    pub calls: Vec<Span>,
    /// Where its result is taken for one that it is not.
    pub ignored: Option<Span>,
}

/// The spins of these bodies, one a loop, in order.
pub fn spins(bodies: &Bodies<'_>, roots: &Roots) -> Vec<Spin> {
    let code = &bodies.code;
    let leading = code.leading(roots.package, code.ending(), MAX_CALLS);
    let mut walker = Walker::new(bodies, &leading);
    let mut senders = Senders::new(bodies);
    let mut found: Vec<Spin> = Vec::new();
    for (file, body) in &roots.looping {
        let outer = BodyRef { file: *file, body: *body, nested: None };
        // Tests end with their process.
        let of_interest = matches!(code.context(outer), Context::Lib | Context::Bin);
        if !of_interest || !walker.may_end(outer) {
            continue;
        }
        for built in bodies.group(*file, *body).iter() {
            if !built.graph.loops.is_empty() {
                body_spins(&mut walker, &mut senders, built, &mut found);
            }
        }
    }
    found.sort_by_key(|spin| (spin.keyword, spin.operation));
    found.dedup_by_key(|spin| spin.keyword);
    found
}

fn body_spins(
    walker: &mut Walker<'_, '_>,
    senders: &mut Senders<'_, '_>,
    built: &Built,
    found: &mut Vec<Spin>,
) {
    let graph = &built.graph;
    // Who says that it never ends means it; of a closure it is only inferred.
    if graph.body.nested.is_none() && graph.locals[graph.result.0 as usize].ty == Ty::Never {
        return;
    }
    let shape = Shape::of(graph);
    for source in sources(walker, graph, &shape) {
        if source.tries {
            continue;
        }
        let Ok(walked) = walker.around(graph, &source.given) else { continue };
        let Some(around) = innermost(built, &shape, &source, &walked) else { continue };
        if source.cause != Cause::Fails && senders.may_stay(built, &source) {
            continue;
        }
        let file = graph.body.file;
        found.push(Spin {
            keyword: around.keyword.in_file(file),
            cause: source.cause,
            operation: source.operation,
            calls: source.calls,
            ignored: walked.decided.map(|range| range.in_file(file)),
        });
    }
}

/// The smallest loop, as written, that holds the operation and all that is passed.
fn innermost<'g>(
    built: &'g Built,
    shape: &Shape,
    source: &Source,
    walked: &Walked,
) -> Option<&'g Loop> {
    let holds = |each: &&Loop| {
        let members = shape.natural_loop(each.head);
        let inside = |block: &BlockId| members.contains(block);
        inside(&source.given.site.block) && walked.blocks.iter().all(inside)
    };
    built.graph.loops.iter().filter(holds).min_by_key(|l| l.range.end - l.range.start)
}
