//! Whether `main` comes to its end by itself.
//!
//! In:  the graph of `main`, and all that it runs in place.
//! Out: yes if every call on the way is seen, and none of them waits for anything but time.
//! Under-approximates: a server, a signal, a channel, a task, and code that is not seen may keep
//! the process alive.

use super::Ends;
use crate::domain::effect::{LockKind, WaitMode};
use crate::domain::{Answer, Name};
use crate::flow::graph::{Call, Callee, End, Graph, StmtKind};
use crate::models::FnModel;
use crate::models::entry::ModelEffect;
use crate::program::runs::runs;
use crate::program::{Bodies, Code, Run, RunEdge, Site};
use crate::types::ty::BodyRef;

/// Bodies that are looked through.
const MAX_BODIES: usize = 64;

/// Whether a body, with all that it runs in place, comes to its end by itself.
pub(super) fn ends_by_itself(ends: &Ends, bodies: &Bodies<'_>, body: BodyRef) -> bool {
    if !matches!(ends.never_ends(bodies, body), Answer::No) {
        return false;
    }
    let mut queue = vec![body];
    let mut next = 0;
    while let Some(at) = queue.get(next).copied() {
        next += 1;
        let Some(built) = bodies.get(at).filter(|_| queue.len() <= MAX_BODIES) else {
            return false;
        };
        let edges = runs(&bodies.code, &built.graph);
        if !is_seen(&bodies.code, &built.graph, &edges) {
            return false;
        }
        for edge in edges.iter().filter(|e| !matches!(e.how, Run::Spawn(..))) {
            if !queue.contains(&edge.body) {
                queue.push(edge.body);
            }
        }
    }
    true
}

/// Whether all that a graph does is known and waits for time alone.
fn is_seen(code: &Code<'_>, graph: &Graph, edges: &[RunEdge]) -> bool {
    graph.blocks.iter().enumerate().all(|(n, block)| {
        let site = |stmt: usize| Site {
            body: graph.body,
            block: crate::flow::graph::BlockId(n as u32),
            stmt: stmt as u32,
        };
        !matches!(block.end, End::Select(_))
            && block.stmts.iter().enumerate().all(|(index, stmt)| match &stmt.kind {
                StmtKind::Opaque { .. } => false,
                StmtKind::Call(call) => {
                    let found = edges.iter().any(|e| e.site == site(index));
                    passes(code, call, found)
                }
                _ => true,
            })
    })
}

fn passes(code: &Code<'_>, call: &Call, found: bool) -> bool {
    match &call.callee {
        Callee::Body(_) => true,
        Callee::OneOf(list) => !list.is_empty(),
        Callee::Model(model) => !waits(model),
        Callee::Value(_) => found,
        // What a type of the workspace derives.
        Callee::Unmodelled(path) => path
            .as_str()
            .rsplit_once("::")
            .is_some_and(|(owner, _)| code.is_workspace_type(Name::new(owner))),
        Callee::Unknown => false,
    }
}

/// Whether a library call may wait for something that does not come by itself.
fn waits(model: &FnModel) -> bool {
    let long = |wait: WaitMode| matches!(wait, WaitMode::Await | WaitMode::Block);
    model.effects.iter().any(|effect| match effect {
        ModelEffect::Wait(wait, what) => long(*wait) && *what != "turn",
        ModelEffect::Recv(wait) | ModelEffect::Join(wait) | ModelEffect::Observe(wait) => {
            long(*wait)
        }
        ModelEffect::Acquire(LockKind::Permit, _, wait) => long(*wait),
        ModelEffect::Never | ModelEffect::Unknown => true,
        _ => false,
    })
}
