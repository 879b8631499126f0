//! Who keeps an end of a channel in the frame of one body: its variables and what they own or
//! borrow.
//!
//! In:  a place where the body waits, the values of its slots.
//! Out: the variable or field that holds the end until the wait is over.
//! Under-approximates: a container that something is taken out of keeps nothing.

use super::disturbed::only_filled;
use super::{End, Keeper, Keepers};
use crate::domain::{Name, Span};
use crate::flow::graph::{Callee, Graph, LocalId, LocalKind, Operand, Rvalue, StmtKind};
use crate::flow::walk;
use crate::models::entry::Kind;
use crate::program::Site;
use crate::program::value::{Base, Value};
use crate::types::Ty;
use crate::types::ty::BodyRef;

impl Keepers<'_, '_> {
    pub(super) fn keeper_in_frame(&self, site: Site) -> Option<Keeper> {
        let graph = self.graph(site.body)?;
        let roots = borrowed_roots(graph, site);
        for (n, local) in graph.locals.iter().enumerate() {
            let id = LocalId(n as u32);
            // What moves out of a field anywhere is kept nowhere.
            let partly = self.program.is_partly_live(id, site);
            if matches!(local.ty, Ty::Closure(..)) && self.program.is_live(id, site) {
                if let Some(keeper) = self.closure_keeps(site.body, id) {
                    return Some(keeper);
                }
                continue;
            }
            let alive = if local.is_by_ref() {
                matches!(local.kind, LocalKind::Param(_) | LocalKind::Capture { .. })
                    || roots.contains(&id)
            } else {
                self.owns(&local.ty)
                    && (partly || self.program.is_live(id, site))
                    && self.keeps_contents(graph, id)
            };
            let sure =
                || self.is_certain(site.body, id, &local.ty) && self.is_filled(graph, id, site);
            if !alive || self.end == End::Sender && !sure() {
                continue;
            }
            for value in self.program.slot(site.body, id) {
                let declared = local.range.in_file(site.body.file);
                let name = local.name;
                match value {
                    kept if self.is_kept(kept) && !partly => {
                        return Some(Keeper::Variable(
                            name.unwrap_or_else(|| Name::new("it")),
                            declared,
                        ));
                    }
                    Value::Owner(literal) => {
                        if let Some(keeper) = self.owner_keeps(literal, 0) {
                            return Some(keeper);
                        }
                    }
                    _ => {}
                }
            }
        }
        None
    }

    /// What a closure captures by value, if it can only be one closure.
    fn closure_keeps(&self, body: BodyRef, slot: LocalId) -> Option<Keeper> {
        let values = self.program.slot(body, slot);
        let [Value::Body(closure)] = values.as_slice() else { return None };
        let graph = self.graph(*closure)?;
        graph.locals.iter().enumerate().find_map(|(n, local)| {
            let inner = LocalId(n as u32);
            let owned = matches!(local.kind, LocalKind::Capture { by_ref: false, .. })
                && self.owns(&local.ty)
                && is_untouched(graph, inner);
            let kept = owned
                && (self.end == End::Receiver || self.is_certain(*closure, inner, &local.ty))
                && self.program.slot(*closure, inner).into_iter().any(|value| self.is_kept(value));
            let name = local.name.filter(|_| kept)?;
            Some(Keeper::Variable(name, local.range.in_file(closure.file)))
        })
    }

    /// Whether whatever a slot holds keeps the channel open: each owner that it may hold does, and
    /// no other channel's sender may be meant.
    fn is_certain(&self, body: BodyRef, slot: LocalId, ty: &Ty) -> bool {
        let sure = |value: Value| match value {
            Value::Owner(literal) => self.owner_keeps(literal, 0).is_some(),
            Value::Sender { .. } => self.is_kept(value) && self.is_full(ty),
            _ => true,
        };
        self.program.slot(body, slot).into_iter().all(sure)
    }

    /// Whether a value of that type, behind references, surely holds what it was made with.
    fn is_full(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Ref(inner, _) => matches!(inner.peel_refs(), Ty::Adt(path, _)
                if matches!(self.program.code.models.ty(*path).map(|m| &m.kind),
                    Some(Kind::Sender { .. }))),
            _ => true,
        }
    }

    /// Whether a slot of that type owns what it holds.
    pub(super) fn owns(&self, ty: &Ty) -> bool {
        let code = &self.program.code;
        code.owns(ty, &|part| match code.kind(part) {
            Some(Kind::Receiver) => self.end == End::Receiver,
            Some(Kind::Sender { strong }) => self.end == End::Sender && *strong,
            Some(_) => false,
            None => part.path().is_some_and(|path| code.is_workspace_type(path)),
        })
    }

    /// Whether nothing is taken out of a slot: it is no container, or only put into.
    fn keeps_contents(&self, graph: &Graph, slot: LocalId) -> bool {
        let container = |ty: &Ty| {
            ty.path().and_then(|p| self.program.code.models.ty(p)).is_some_and(|m| {
                matches!(m.kind, Kind::Wrapper | Kind::Collection | Kind::Lock | Kind::Pointer)
            })
        };
        if !container(&graph.locals[slot.0 as usize].ty) {
            return true;
        }
        let filled = only_filled(graph);
        graph.blocks.iter().flat_map(|b| &b.stmts).all(|stmt| match &stmt.kind {
            StmtKind::Assign(into, Rvalue::Ref(loc, true)) if loc.local == slot => {
                filled.contains(&into.local)
            }
            StmtKind::Assign(_, Rvalue::Use(Operand::Move(loc))) => {
                loc.local != slot || loc.steps.is_empty()
            }
            _ => true,
        })
    }

    pub(super) fn owner_keeps(&self, literal: Span, depth: usize) -> Option<Keeper> {
        if depth > 4 {
            return None;
        }
        for (value, field) in self.program.owned.get(&literal)? {
            let Base::Field(path, name) = field else { continue };
            if self.disturbed.contains(field)
                || self.end == End::Sender && !self.is_given(literal, *path, *name)
            {
                continue;
            }
            match value {
                kept if self.is_kept(*kept) => {
                    let span = self.program.code.field_span(*path, *name).unwrap_or(literal);
                    return Some(Keeper::Field(*name, span));
                }
                Value::Owner(inner) => {
                    if let Some(keeper) = self.owner_keeps(*inner, depth + 1) {
                        return Some(keeper);
                    }
                }
                _ => {}
            }
        }
        None
    }
}

/// Whether nothing moves out of a slot or writes to it.
fn is_untouched(graph: &Graph, slot: LocalId) -> bool {
    graph.blocks.iter().flat_map(|b| &b.stmts).all(|stmt| {
        let mut untouched = true;
        walk::operands(&stmt.kind, &mut |operand| {
            untouched &= !matches!(operand, Operand::Move(loc) if loc.local == slot);
        });
        untouched
            && match &stmt.kind {
                StmtKind::Assign(into, value) => {
                    into.local != slot
                        && !matches!(value, Rvalue::Ref(loc, true) if loc.local == slot)
                }
                StmtKind::Call(call) => call.into.local != slot,
                _ => true,
            }
    })
}

/// The slots that the call's arguments borrow from, in place.
pub(crate) fn borrowed_roots(graph: &Graph, site: Site) -> Vec<LocalId> {
    let mut roots: Vec<LocalId> = match site.stmt(graph) {
        Some(StmtKind::Call(call)) if !matches!(call.callee, Callee::Unknown) => call
            .args
            .iter()
            .filter_map(|a| match a {
                Operand::Move(loc) | Operand::Copy(loc) => Some(loc.local),
                Operand::Const(_) => None,
            })
            .collect(),
        Some(StmtKind::Await { future, .. }) => vec![future.local],
        _ => Vec::new(),
    };
    let mut next = 0;
    while next < roots.len() {
        let target = roots[next];
        next += 1;
        for stmt in graph.blocks.iter().flat_map(|b| &b.stmts) {
            let from: Vec<LocalId> = match &stmt.kind {
                StmtKind::Assign(into, value) if into.local == target => match value {
                    Rvalue::Ref(loc, _) => vec![loc.local],
                    Rvalue::Use(Operand::Copy(loc) | Operand::Move(loc)) => vec![loc.local],
                    _ => Vec::new(),
                },
                // A call's future borrows what the call was given.
                StmtKind::Call(call) if call.into.local == target => call
                    .args
                    .iter()
                    .zip(&call.arg_tys)
                    .filter(|(_, ty)| matches!(ty, Ty::Ref(..)))
                    .filter_map(|(a, _)| match a {
                        Operand::Move(loc) | Operand::Copy(loc) => Some(loc.local),
                        Operand::Const(_) => None,
                    })
                    .filter(|_| matches!(graph.locals[target.0 as usize].ty, Ty::Future(..)))
                    .collect(),
                _ => Vec::new(),
            };
            for local in from {
                if !roots.contains(&local) {
                    roots.push(local);
                }
            }
        }
    }
    roots
}
