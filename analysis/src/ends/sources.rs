//! Iterators and streams that never come to an end.
//!
//! In:  a slot of a graph, models of libraries.
//! Out: whether what is in it is such a source: `1..`, `repeat`, an interval, adapted or not.
//! Under-approximates: an adaptor that is not known to keep it endless may end.

use super::origins::Origins;
use crate::flow::graph::{Call, Callee, Graph, LocalId, Operand};
use crate::models::FnModel;
use crate::models::entry::{Arg, Kind, ModelEffect, SelfKind};
use crate::program::Code;
use crate::types::Ty;

/// Adaptors between a source and its use that are followed.
const MAX_ADAPTORS: usize = 12;

/// The sources of one graph.
pub(super) struct Sources<'a, 'w> {
    pub(super) code: &'a Code<'w>,
    pub(super) graph: &'a Graph,
    pub(super) origins: &'a Origins<'a>,
}

impl Sources<'_, '_> {
    /// Whether the slot holds a source that never ends, or a reference to one.
    pub(super) fn endless(&self, local: LocalId) -> bool {
        self.within(local, 0)
    }

    fn within(&self, local: LocalId, depth: usize) -> bool {
        if depth > MAX_ADAPTORS {
            return false;
        }
        let ty = &self.graph.locals[local.0 as usize].ty;
        if self.is_endless_type(ty) {
            return true;
        }
        let Some(call) = self.origins.call(local) else { return false };
        let Callee::Model(model) = &call.callee else { return false };
        if model.effects.contains(&ModelEffect::Endless) {
            return true;
        }
        let keeps = |effect: &ModelEffect| match effect {
            ModelEffect::EndlessIf(which) => Some(*which),
            ModelEffect::Holds(which) if self.code.keeps_drive(model) => Some(*which),
            _ => None,
        };
        let from = model.effects.iter().find_map(keeps);
        from.and_then(|which| argument(model, call, which))
            .is_some_and(|source| self.within(source, depth + 1))
    }

    fn is_endless_type(&self, ty: &Ty) -> bool {
        let Ty::Adt(path, args) = ty.peel_refs() else { return false };
        self.code.models.ty(*path).is_some_and(|model| {
            model.endless
                || (model.kind == Kind::Pointer
                    && args.first().is_some_and(|inner| self.is_endless_type(inner)))
        })
    }

    /// Whether a call takes the next item of a source that always has one.
    pub(super) fn always_gives(&self, call: &Call) -> bool {
        self.on_source(call).is_some_and(|model| {
            model.params.is_empty() && self.code.kind(&model.ret) == Some(&Kind::Wrapper)
        })
    }

    /// Whether a call takes everything out of a source that has no end.
    pub(super) fn never_done(&self, call: &Call) -> bool {
        self.on_source(call).is_some_and(|model| {
            model.receiver == Some(SelfKind::Value)
                && matches!(&model.ret, Ty::Tuple(parts) if parts.is_empty())
        })
    }

    fn on_source(&self, call: &Call) -> Option<&'static FnModel> {
        let Callee::Model(model) = call.callee else { return None };
        let source = argument(model, call, Arg::Receiver).filter(|_| model.receiver.is_some())?;
        self.endless(source).then_some(model)
    }
}

fn argument(model: &FnModel, call: &Call, which: Arg) -> Option<LocalId> {
    let index = match which {
        Arg::Receiver => 0,
        Arg::Nth(n) => usize::from(n) + usize::from(model.receiver.is_some()),
    };
    match call.args.get(index)? {
        Operand::Move(loc) | Operand::Copy(loc) if loc.steps.is_empty() => Some(loc.local),
        _ => None,
    }
}
