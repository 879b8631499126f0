//! Whether a container surely has the sender in it that it may have.
//!
//! In:  a slot or field, a place where its body waits.
//! Out: whether an `Option` was made as `Some` and stays so, and a collection was put into.
//! A collection that comes from elsewhere is taken to be filled there.
//! Under-approximates: what is made in two ways, or comes from a call or parameter, may be empty.

use super::Keepers;
use crate::domain::{Name, Span};
use crate::flow::graph::{
    Aggregate, BlockId, Call, Callee, Graph, Loc, LocalId, Operand, Proj, Rvalue, StmtKind,
};
use crate::flow::loops::Shape;
use crate::models::entry::{Kind, ModelEffect};
use crate::program::Site;
use crate::types::Ty;

/// Moves between a value and its `Some` that are followed.
const MAX_MOVES: usize = 8;

impl Keepers<'_, '_> {
    /// Whether a slot surely has what it may have, at that place.
    pub(super) fn is_filled(&self, graph: &Graph, slot: LocalId, site: Site) -> bool {
        match self.kind(&graph.locals[slot.0 as usize].ty) {
            Some(Kind::Wrapper) => is_some(graph, slot, 0),
            Some(Kind::Collection) => match defined(graph, slot).len() {
                0 => true,
                1 => surely_put_into(graph, slot, site),
                _ => false,
            },
            _ => true,
        }
    }

    /// Whether the literal of an instance surely puts something into a field.
    pub(super) fn is_given(&self, literal: Span, path: Name, field: Name) -> bool {
        let fields = self.program.code.declared_fields(path);
        let Some((_, ty)) = fields.iter().find(|(name, _)| *name == field) else { return false };
        if self.kind(ty) != Some(&Kind::Wrapper) {
            return true;
        }
        self.program.graphs.values().filter(|built| built.graph.body.file == literal.file).any(
            |built| {
                let graph = &built.graph;
                graph.blocks.iter().flat_map(|b| &b.stmts).any(|stmt| {
                    let StmtKind::Assign(_, Rvalue::Aggregate(_, parts)) = &stmt.kind else {
                        return false;
                    };
                    stmt.range == literal.range
                        && parts.iter().any(|(name, part)| {
                            *name == field
                                && matches!(part, Operand::Move(loc)
                                if loc.steps.is_empty() && is_some(graph, loc.local, 0))
                        })
                })
            },
        )
    }

    fn kind(&self, ty: &Ty) -> Option<&Kind> {
        self.program.code.kind(ty)
    }
}

/// Whether a slot is made in one way, as `Some` or `Ok`.
fn is_some(graph: &Graph, slot: LocalId, depth: usize) -> bool {
    if depth >= MAX_MOVES {
        return false;
    }
    let all = defined(graph, slot);
    let [StmtKind::Assign(into, value)] = all.as_slice() else { return false };
    into.steps.is_empty()
        && match value {
            Rvalue::Aggregate(Aggregate::Variant(_, variant), _) => {
                *variant == "Some" || *variant == "Ok"
            }
            Rvalue::Use(Operand::Move(from)) => {
                from.steps.is_empty() && is_some(graph, from.local, depth + 1)
            }
            _ => false,
        }
}

/// The statements that write to a slot.
fn defined(graph: &Graph, slot: LocalId) -> Vec<&StmtKind> {
    let stmts = graph.blocks.iter().flat_map(|b| &b.stmts).map(|stmt| &stmt.kind);
    stmts
        .filter(|kind| match kind {
            StmtKind::Assign(into, _) => into.local == slot,
            StmtKind::Call(call) => call.into.local == slot,
            StmtKind::Await { into, .. } => into.local == slot,
            _ => false,
        })
        .collect()
}

/// Whether a collection is made with elements, or something is put into it, on every way to a
/// place; in a loop, on every turn.
fn surely_put_into(graph: &Graph, slot: LocalId, site: Site) -> bool {
    let shape = Shape::of(graph);
    let is_new = |call: &Call| call.args.iter().all(|arg| matches!(arg, Operand::Const(_)));
    graph.blocks.iter().enumerate().any(|(n, block)| {
        let at = BlockId(n as u32);
        let reached = |at| {
            at == site.block
                || shape.dominates(at, site.block)
                || graph.loops.iter().any(|each| {
                    let members = shape.natural_loop(each.head);
                    let backs = shape.before(each.head).iter().filter(|b| members.contains(b));
                    members.contains(&at)
                        && shape.dominates(each.head, site.block)
                        && backs.into_iter().all(|back| *back == at || shape.dominates(at, *back))
                })
        };
        block.stmts.iter().any(|stmt| match &stmt.kind {
            StmtKind::Assign(into, value) => {
                into.local == slot
                    && match value {
                        Rvalue::Aggregate(_, parts) => !parts.is_empty(),
                        Rvalue::Use(_) => true,
                        _ => false,
                    }
            }
            // Made of others, or put into.
            StmtKind::Call(call) if call.into.local == slot => !is_new(call),
            StmtKind::Call(call) => {
                let stores = matches!(&call.callee, Callee::Model(model)
                    if model.effects.iter().any(|e| matches!(e, ModelEffect::Stores(_))));
                stores
                    && reached(at)
                    && matches!(call.args.first(), Some(Operand::Move(to) | Operand::Copy(to))
                        if lent_from(graph, to) == Some(slot))
            }
            _ => false,
        })
    })
}

/// The slot that a temporary borrows.
fn lent_from(graph: &Graph, to: &Loc) -> Option<LocalId> {
    graph.blocks.iter().flat_map(|b| &b.stmts).find_map(|stmt| match &stmt.kind {
        StmtKind::Assign(into, Rvalue::Ref(from, _))
            if into.local == to.local && from.steps.iter().all(|step| *step == Proj::Deref) =>
        {
            Some(from.local)
        }
        _ => None,
    })
}
