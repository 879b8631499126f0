//! Which place an operation works on, and what puts something else there.
//!
//! In:  operands and statements of a graph.
//! Out: [`Place`]: a variable, parameter or capture, and the fields to the part.
//! Nothing where a value comes from code that is not seen.

use super::origins::{Origins, fills};
use crate::domain::Name;
use crate::flow::graph::{
    Call, Callee, Graph, Loc, Local, LocalId, LocalKind, Operand, Proj, Rvalue, StmtKind,
};
use crate::models::entry::{ModelEffect, SelfKind};
use crate::program::Bodies;
use crate::types::Ty;
use crate::types::ty::BodyRef;

/// A part of a slot; references and owners are looked through.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place {
    /// The slot.
    pub local: LocalId,
    /// The fields to the part.
    pub fields: Vec<Name>,
    /// A function of the implementation that calls through a trait on it go to.
    pub by: Option<BodyRef>,
}

/// Borrows, guards and adaptors between a use and its place.
const MAX_HOPS: usize = 12;
/// Calls within calls that are looked through for a write.
const MAX_DEPTH: usize = 4;

/// The place behind an operand.
pub(super) fn of_operand(graph: &Graph, origins: &Origins<'_>, operand: &Operand) -> Option<Place> {
    match operand {
        Operand::Move(loc) | Operand::Copy(loc) => of_loc(graph, origins, loc),
        Operand::Const(_) => None,
    }
}

/// The place behind a location.
pub(super) fn of_loc(graph: &Graph, origins: &Origins<'_>, loc: &Loc) -> Option<Place> {
    let mut loc = loc;
    let mut behind: Vec<Name> = Vec::new();
    for _ in 0..MAX_HOPS {
        let fields = loc.steps.iter().filter_map(|step| match step {
            Proj::Field(name) => Some(*name),
            Proj::Deref | Proj::Payload(..) | Proj::Index => None,
        });
        behind.splice(0..0, fields);
        let slot = &graph.locals[loc.local.0 as usize];
        if slot.kind != LocalKind::Temporary {
            return Some(Place { local: loc.local, fields: behind, by: None });
        }
        loc = match origins.filled(loc.local)? {
            StmtKind::Assign(
                _,
                Rvalue::Ref(from, _) | Rvalue::Use(Operand::Move(from) | Operand::Copy(from)),
            ) => from,
            StmtKind::Call(call) => held(call)?,
            StmtKind::Await { future, .. } => held(origins.call(future.local)?)?,
            _ => return None,
        };
    }
    None
}

/// What the result of a library call is part of: its receiver, unless it is something new.
fn held(call: &Call) -> Option<&Loc> {
    let Callee::Model(model) = &call.callee else { return None };
    let new = |effect: &ModelEffect| {
        matches!(
            effect,
            ModelEffect::Channel(_)
                | ModelEffect::Subscribe
                | ModelEffect::Spawn(..)
                | ModelEffect::Recv(_)
                | ModelEffect::Unknown
        )
    };
    if model.effects.iter().any(new) {
        return None;
    }
    match call.args.first()? {
        Operand::Move(loc) | Operand::Copy(loc) => Some(loc),
        Operand::Const(_) => None,
    }
}

/// Whether a statement puts something else into the place, or ends it.
pub(super) fn changes(
    graph: &Graph,
    origins: &Origins<'_>,
    kind: &StmtKind,
    place: &Place,
    bodies: &Bodies<'_>,
) -> bool {
    let covers = |loc: &Loc| loc.local == place.local && is_prefix(&loc.steps, &place.fields);
    if fills(kind).is_some_and(covers) {
        return true;
    }
    let mut moved = false;
    crate::flow::operands(kind, &mut |operand| {
        moved |= matches!(operand, Operand::Move(loc) if covers(loc));
    });
    match kind {
        StmtKind::Drop { loc, .. } => covers(loc),
        StmtKind::End(local) => *local == place.local,
        StmtKind::Opaque { uses, .. } => uses.iter().any(|loc| loc.local == place.local),
        StmtKind::Call(call) => moved || call_changes(graph, origins, call, place, bodies, 0),
        // The reference moves into a closure; what it refers to stays.
        StmtKind::Assign(_, Rvalue::Body(body, captures)) if is_lent(graph, place) => {
            let lent = captures.iter().enumerate().filter(
                |(_, operand)| matches!(operand, Operand::Move(loc) if loc.local == place.local),
            );
            lent.into_iter().any(|(n, operand)| capture_changes(bodies, *body, n, operand, place))
        }
        _ => moved,
    }
}

/// Whether a slot holds a reference.
fn is_lent(graph: &Graph, place: &Place) -> bool {
    matches!(graph.locals[place.local.0 as usize].ty, Ty::Ref(..))
}

/// Whether a closure writes the place, which it has by its n-th capture.
fn capture_changes(
    bodies: &Bodies<'_>,
    body: BodyRef,
    n: usize,
    operand: &Operand,
    place: &Place,
) -> bool {
    let whole = matches!(operand, Operand::Move(loc) if loc.steps.is_empty());
    let Some(built) = bodies.get(body).filter(|_| whole) else { return true };
    let is_capture = |local: &Local| matches!(local.kind, LocalKind::Capture { .. });
    let Some(first) = built.graph.locals.iter().position(is_capture) else { return true };
    let local = LocalId((first + n) as u32);
    body_changes(bodies, body, &Place { local, ..place.clone() }, 0)
}

fn is_prefix(steps: &[Proj], fields: &[Name]) -> bool {
    let mut fields = fields.iter();
    steps.iter().all(|step| match step {
        Proj::Deref => true,
        Proj::Field(name) => fields.next() == Some(name),
        Proj::Payload(..) | Proj::Index => false,
    })
}

/// Whether a callee that is lent the place, or what it is part of, writes it.
fn call_changes(
    graph: &Graph,
    origins: &Origins<'_>,
    call: &Call,
    place: &Place,
    bodies: &Bodies<'_>,
    depth: usize,
) -> bool {
    let lends = |n: usize| match &call.callee {
        Callee::Body(body) => bodies.code.param_is_mut_ref(*body, n),
        Callee::Model(model) if n == 0 => model.receiver == Some(SelfKind::Mut),
        _ => !matches!(call.arg_tys.get(n), Some(Ty::Ref(_, false))),
    };
    call.args.iter().enumerate().filter(|(n, _)| lends(*n)).any(|(n, arg)| {
        let Some(lent) = of_operand(graph, origins, arg) else { return false };
        if lent.local != place.local || !place.fields.starts_with(&lent.fields) {
            return false;
        }
        let fields = place.fields[lent.fields.len()..].to_vec();
        let part = Place { local: LocalId(n as u32), fields, by: None };
        match &call.callee {
            Callee::Body(body) => body_changes(bodies, *body, &part, depth),
            Callee::OneOf(list) if place.by.is_none() => {
                list.iter().any(|b| body_changes(bodies, *b, &part, depth))
            }
            Callee::OneOf(list) => implementation(bodies, place, list)
                .is_none_or(|b| body_changes(bodies, b, &part, depth)),
            Callee::Unknown => implementation(bodies, place, &call.candidates)
                .is_none_or(|b| body_changes(bodies, b, &part, depth)),
            // What a library does to an end it is lent is no new end; `replace` and `swap` are.
            Callee::Model(model) => {
                let stores = |e: &ModelEffect| matches!(e, ModelEffect::Stores(_));
                model.receiver.is_none() || model.effects.iter().any(stores)
            }
            _ => true,
        }
    })
}

/// Which of a trait function's bodies is the place's own.
fn implementation(bodies: &Bodies<'_>, place: &Place, list: &[BodyRef]) -> Option<BodyRef> {
    let owner = |body: BodyRef| bodies.code.def_of(body).map(|id| bodies.code.names.def(id).owner);
    let of = owner(place.by?)?;
    list.iter().copied().find(|body| owner(*body) == Some(of))
}

fn body_changes(bodies: &Bodies<'_>, body: BodyRef, part: &Place, depth: usize) -> bool {
    if depth >= MAX_DEPTH {
        return true;
    }
    let Some(built) = bodies.get(body) else { return true };
    let graph = &built.graph;
    let origins = Origins::of(graph);
    graph.blocks.iter().flat_map(|block| &block.stmts).any(|stmt| match &stmt.kind {
        StmtKind::Drop { .. } | StmtKind::End(_) => false,
        StmtKind::Call(call) => {
            let covers = call.into.local == part.local && is_prefix(&call.into.steps, &part.fields);
            covers || call_changes(graph, &origins, call, part, bodies, depth + 1)
        }
        kind => fills(kind)
            .is_some_and(|loc| loc.local == part.local && is_prefix(&loc.steps, &part.fields)),
    })
}
