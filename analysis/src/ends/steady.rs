//! Conditions that stay as they are while a loop only turns.
//!
//! In:  a branch of a graph, the blocks that a turn passes.
//! Out: the plain numbers and truth values that it looks at; whether a turn may change them.
//! Under-approximates: what a call says may be something else next time.

use std::collections::BTreeSet;

use super::origins::{Origins, fills};
use crate::domain::Name;
use crate::flow::graph::{
    BlockId, Graph, Loc, LocalId, LocalKind, Operand, Proj, Rvalue, StmtKind, Test,
};
use crate::program::Code;
use crate::types::Ty;

/// Computations within a condition that are followed.
const MAX_HOPS: usize = 12;

/// A plain value: a slot, and the fields to it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Plain {
    local: LocalId,
    fields: Vec<Name>,
}

/// The plain values that alone decide a test; nothing if something else does, too.
pub(super) fn sources(
    code: &Code<'_>,
    graph: &Graph,
    origins: &Origins<'_>,
    test: &Test,
) -> Option<Vec<Plain>> {
    let looked_at = match test {
        Test::Bool(loc) => std::slice::from_ref(loc),
        Test::Other(locs) => locs.as_slice(),
        Test::Variant(_) | Test::Next(_) => return None,
    };
    let mut queue: Vec<&Loc> = looked_at.iter().collect();
    let mut found = Vec::new();
    for _ in 0..MAX_HOPS {
        let Some(loc) = queue.pop() else {
            return (!found.is_empty()).then_some(found);
        };
        let slot = &graph.locals[loc.local.0 as usize];
        if slot.kind != LocalKind::Temporary {
            found.push(plain(code, graph, loc)?);
            continue;
        }
        match origins.filled(loc.local)? {
            StmtKind::Assign(_, Rvalue::Ref(from, false)) => queue.push(from),
            StmtKind::Assign(_, Rvalue::Use(operand)) => queue.extend(place(operand)),
            StmtKind::Assign(_, Rvalue::Computed(parts)) => {
                queue.extend(parts.iter().filter_map(place));
            }
            _ => return None,
        }
    }
    None
}

fn place(operand: &Operand) -> Option<&Loc> {
    match operand {
        Operand::Move(loc) | Operand::Copy(loc) => Some(loc),
        Operand::Const(_) => None,
    }
}

/// A number or truth value that only statements of this body can change.
fn plain(code: &Code<'_>, graph: &Graph, loc: &Loc) -> Option<Plain> {
    let mut ty = graph.locals[loc.local.0 as usize].ty.clone();
    for step in &loc.steps {
        ty = match step {
            Proj::Deref => code.deref(&ty),
            Proj::Field(name) => code.field_ty(&code.owner_of_field(&ty, *name), *name),
            Proj::Payload(..) | Proj::Index => return None,
        };
    }
    matches!(ty.peel_refs(), Ty::Prim(_)).then(|| Plain { local: loc.local, fields: fields(loc) })
}

fn fields(loc: &Loc) -> Vec<Name> {
    let names = loc.steps.iter().filter_map(|step| match step {
        Proj::Field(name) => Some(*name),
        Proj::Deref | Proj::Payload(..) | Proj::Index => None,
    });
    names.collect()
}

/// Whether a statement of these blocks may change one of the values.
pub(super) fn may_change(graph: &Graph, blocks: &BTreeSet<BlockId>, values: &[Plain]) -> bool {
    let touches = |loc: &Loc| {
        let to = fields(loc);
        let meets = |value: &Plain| to.iter().zip(&value.fields).all(|(a, b)| a == b);
        values.iter().any(|value| value.local == loc.local && meets(value))
    };
    // A whole that is handed on may be written by whoever gets it.
    let lends = |loc: &Loc| {
        let to = fields(loc);
        let ty = &graph.locals[loc.local.0 as usize].ty;
        let by_mut = loc.steps.is_empty() && matches!(ty, Ty::Ref(_, true));
        touches(loc) && (by_mut || values.iter().any(|value| to.len() < value.fields.len()))
    };
    let handed_on = |kind: &StmtKind| match kind {
        StmtKind::Call(call) => call.args.iter().zip(&call.arg_tys).any(|(arg, ty)| {
            !matches!(ty, Ty::Ref(_, false) | Ty::Prim(_)) && place(arg).is_some_and(lends)
        }),
        StmtKind::Assign(_, Rvalue::Use(operand)) => place(operand).is_some_and(lends),
        StmtKind::Assign(_, Rvalue::Aggregate(_, parts)) => {
            parts.iter().filter_map(|(_, part)| place(part)).any(lends)
        }
        _ => false,
    };
    let written = |kind: &StmtKind| match kind {
        StmtKind::Assign(_, Rvalue::Ref(loc, true)) => touches(loc),
        StmtKind::Assign(_, Rvalue::Body(_, captures)) => {
            captures.iter().filter_map(place).any(touches)
        }
        StmtKind::Drop { loc, .. } => touches(loc),
        StmtKind::End(local) => touches(&Loc::whole(*local)),
        StmtKind::Opaque { uses, .. } => uses.iter().any(touches),
        _ => false,
    };
    let stmts = blocks.iter().flat_map(|block| &graph.blocks[block.0 as usize].stmts);
    stmts
        .map(|stmt| &stmt.kind)
        .any(|kind| fills(kind).is_some_and(touches) || written(kind) || handed_on(kind))
}
