//! What runs once: behind a test of a static, in an initialiser, on a runtime of its own.
//!
//! In:  a block of a graph, or the call that runs a closure.
//! Out: whether the code takes care that it runs no second time.
//! Over-approximates: any test of a static counts, as does the result of a function that uses one,
//! and an exchange of an atomic value that was not made in the same body.

use super::origins::Origins;
use crate::flow::graph::{
    BlockId, Call, Callee, Const, End, Graph, Loc, Operand, Rvalue, StmtKind, Test,
};
use crate::flow::loops::Shape;
use crate::models::entry::{Kind, ModelEffect};
use crate::program::{Bodies, Code};
use crate::types::ty::BodyRef;

/// Whether a library call runs its closure as the initialiser of something.
pub(super) fn initialises(call: &Call) -> bool {
    let init =
        |effect: &ModelEffect| matches!(effect, ModelEffect::Wait(_, what) if *what == "init");
    matches!(&call.callee, Callee::Model(model) if model.effects.iter().any(init))
}

/// Whether what a call runs ends with a runtime that the calling body has.
pub(super) fn ends_with_driver(code: &Code<'_>, call: &Call) -> bool {
    call.arg_tys.first().is_some_and(|ty| code.kind(ty) == Some(&Kind::Driver))
}

/// Whether a test of a static, or of who came first, decides about the block: then it is meant to
/// run once.
pub(super) fn is_guarded(
    bodies: &Bodies<'_>,
    graph: &Graph,
    shape: &Shape,
    block: BlockId,
) -> bool {
    let origins = Origins::of(graph);
    gates(graph, shape, block).into_iter().any(|loc| decides_once(bodies, &origins, loc, 0))
}

/// Whether a call that is not seen decides about the block: it may let it run once only.
pub(super) fn may_refuse(graph: &Graph, shape: &Shape, block: BlockId) -> bool {
    let origins = Origins::of(graph);
    gates(graph, shape, block).into_iter().any(|loc| {
        let call = origins.call(loc.local).or_else(|| origins.awaited_call(loc.local));
        call.is_some_and(|call| matches!(call.callee, Callee::Unknown))
    })
}

/// What is tested where a way leads around the block.
fn gates<'g>(graph: &'g Graph, shape: &Shape, block: BlockId) -> Vec<&'g Loc> {
    let mut found = Vec::new();
    for (n, one) in graph.blocks.iter().enumerate() {
        let at = BlockId(n as u32);
        let End::Branch(test, edges) = &one.end else { continue };
        let leads = at != block && shape.dominates(at, block);
        if leads && edges.iter().any(|(_, to)| *to != block && !shape.dominates(*to, block)) {
            found.extend(tested(test));
        }
    }
    found
}

fn tested(test: &Test) -> Vec<&Loc> {
    match test {
        Test::Variant(loc) | Test::Bool(loc) | Test::Next(loc) => vec![loc],
        Test::Other(list) => list.iter().collect(),
    }
}

/// Calls and moves between a value and the static it comes from.
const MAX_STEPS: usize = 6;

fn decides_once(bodies: &Bodies<'_>, origins: &Origins<'_>, loc: &Loc, depth: usize) -> bool {
    let Some(at) = origins.made(loc.local).filter(|_| depth < MAX_STEPS) else { return false };
    let of = |operand: &Operand| match operand {
        Operand::Const(Const::Static(_)) => true,
        Operand::Const(_) => false,
        Operand::Move(loc) | Operand::Copy(loc) => decides_once(bodies, origins, loc, depth + 1),
    };
    match origins.stmt(at) {
        StmtKind::Assign(_, Rvalue::Use(operand)) => of(operand),
        StmtKind::Assign(_, Rvalue::Ref(loc, _)) => decides_once(bodies, origins, loc, depth + 1),
        StmtKind::Assign(_, Rvalue::Computed(list)) => list.iter().any(of),
        StmtKind::Call(call) => {
            let callee = match &call.callee {
                Callee::Body(body) => uses_static(bodies, *body) || claims(bodies, *body, 0),
                Callee::Model(_) => is_claim(call) && !is_own(origins, call),
                _ => false,
            };
            callee || call.args.iter().any(of)
        }
        StmtKind::Await { future, .. } => decides_once(bodies, origins, future, depth + 1),
        _ => false,
    }
}

/// Whether the result tells if this call came first.
fn is_claim(call: &Call) -> bool {
    matches!(&call.callee, Callee::Model(model) if model.effects.contains(&ModelEffect::Claims))
}

/// Whether what is claimed was made in the same body: each call of it has another one.
fn is_own(origins: &Origins<'_>, call: &Call) -> bool {
    let Some(Operand::Move(loc) | Operand::Copy(loc)) = call.args.first() else { return false };
    loc.steps.is_empty() && origins.call(loc.local).is_some()
}

/// Whether a body, or what it calls, asks who came first.
fn claims(bodies: &Bodies<'_>, body: BodyRef, depth: usize) -> bool {
    let group = bodies.group(body.file, body.body);
    group.iter().flat_map(|b| &b.graph.blocks).flat_map(|b| &b.stmts).any(|stmt| {
        let StmtKind::Call(call) = &stmt.kind else { return false };
        match &call.callee {
            Callee::Body(inner) => depth < 2 && claims(bodies, *inner, depth + 1),
            _ => is_claim(call),
        }
    })
}

/// Whether a body names a static.
fn uses_static(bodies: &Bodies<'_>, body: BodyRef) -> bool {
    let group = bodies.group(body.file, body.body);
    let is_static = |kind: &StmtKind| match kind {
        StmtKind::Assign(_, Rvalue::Use(operand)) => is_static(operand),
        StmtKind::Call(call) => call.args.iter().any(is_static),
        _ => false,
    };
    group.iter().flat_map(|b| &b.graph.blocks).flat_map(|b| &b.stmts).any(|s| is_static(&s.kind))
}

fn is_static(operand: &Operand) -> bool {
    matches!(operand, Operand::Const(Const::Static(_)))
}
