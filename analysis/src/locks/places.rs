//! Which lock a slot stands for: the way to it from a parameter, capture, static or local.
//!
//! In:  a graph; what callees return references to.
//! Out: places that are equal only if they mean the same value as long as the body runs.
//! References, owning pointers and their clones are looked through. A slot that is assigned more
//! than once, and an element of a collection, have no place.

use super::Locks;
use crate::domain::{Place, Root, Step};
use crate::flow::graph::{
    Call, Callee, Const, Graph, Loc, LocalKind, Operand, Proj, Rvalue, StmtKind,
};
use crate::models::entry::{Kind, ModelEffect};
use crate::program::Code;
use crate::types::Ty;
use crate::types::ty::BodyRef;

/// References through references that are followed.
const MAX_HOPS: usize = 16;

/// Where the value of a slot comes from.
#[derive(Clone, Debug)]
enum Origin<'g> {
    /// Nothing was assigned: a parameter or capture.
    Given,
    /// It is or refers to that location.
    Loc(&'g Loc),
    /// It refers to a static.
    Static(crate::domain::Name),
    /// A call returned it, and it refers to that part of the argument.
    Part(&'g Call, Place),
    /// A function of the workspace returned it.
    Returned(&'g Call, BodyRef),
    /// Made here, once.
    Own,
    /// Assigned in more than one place.
    Many,
}

/// The places of a graph's slots.
pub(super) struct Places<'g, 'f, 'w> {
    graph: &'g Graph,
    locks: &'g Locks<'f, 'w>,
    origins: Vec<Origin<'g>>,
    first_capture: usize,
    /// Places whose value is replaced somewhere: what lies below them is not one value.
    replaced: Vec<Place>,
}

impl<'g, 'f, 'w> Places<'g, 'f, 'w> {
    pub(super) fn of(graph: &'g Graph, locks: &'g Locks<'f, 'w>) -> Self {
        let code = &locks.bodies.code;
        let mut origins: Vec<Origin<'g>> = graph.locals.iter().map(|_| Origin::Given).collect();
        let mut set = |into: &Loc, origin: Origin<'g>| {
            if into.steps.is_empty() {
                let slot = &mut origins[into.local.0 as usize];
                *slot = if matches!(slot, Origin::Given) { origin } else { Origin::Many };
            }
        };
        let mut written = Vec::new();
        for stmt in graph.blocks.iter().flat_map(|b| &b.stmts) {
            match &stmt.kind {
                StmtKind::Assign(into, value) => {
                    if !into.steps.is_empty() {
                        written.push(into);
                    }
                    set(
                        into,
                        match value {
                            Rvalue::Ref(loc, _)
                            | Rvalue::Use(Operand::Copy(loc) | Operand::Move(loc)) => {
                                Origin::Loc(loc)
                            }
                            Rvalue::Use(Operand::Const(Const::Static(name))) => {
                                Origin::Static(*name)
                            }
                            _ => Origin::Own,
                        },
                    );
                }
                StmtKind::Call(call) => {
                    let origin = match &call.callee {
                        Callee::Body(body) if !code.is_async(*body) => {
                            Origin::Returned(call, *body)
                        }
                        _ => passes_on(graph, code, call)
                            .map_or(Origin::Own, |place| Origin::Part(call, place)),
                    };
                    set(&call.into, origin);
                }
                StmtKind::Await { into, .. } | StmtKind::Opaque { into, .. } => {
                    set(into, Origin::Own);
                }
                StmtKind::Drop { .. } | StmtKind::End(_) => {}
            }
        }
        let is_capture =
            |l: &crate::flow::graph::Local| matches!(l.kind, LocalKind::Capture { .. });
        let first_capture = graph.locals.iter().position(is_capture).unwrap_or(0);
        let mut places = Self { graph, locks, origins, first_capture, replaced: Vec::new() };
        places.replaced = written.iter().filter_map(|loc| places.loc(loc)).collect();
        places
    }

    /// The place of an operand, if it is one value as long as the body runs.
    pub(super) fn operand(&self, operand: &Operand) -> Option<Place> {
        let place = match operand {
            Operand::Move(loc) | Operand::Copy(loc) => self.loc(loc)?,
            Operand::Const(Const::Static(name)) => Place::new(Root::Static(*name)),
            Operand::Const(_) => return None,
        };
        let one = !place.is_folded() && !self.replaced.iter().any(|r| r.is_prefix_of(&place));
        one.then_some(place)
    }

    fn loc(&self, loc: &Loc) -> Option<Place> {
        self.follow(loc, MAX_HOPS)
    }

    fn follow(&self, loc: &Loc, hops: usize) -> Option<Place> {
        let index = loc.local.0 as usize;
        let root = match &self.origins[index] {
            Origin::Given => match self.graph.locals[index].kind {
                LocalKind::Param(n) => Place::new(Root::Param(n)),
                LocalKind::Capture { .. } => {
                    Place::new(Root::Capture((index - self.first_capture) as u32))
                }
                _ => Place::new(Root::Local(loc.local.0)),
            },
            Origin::Many => return None,
            Origin::Own => Place::new(Root::Local(loc.local.0)),
            Origin::Static(name) => Place::new(Root::Static(*name)),
            // An element is another one each time it is reached; the slot stays what it is.
            Origin::Loc(from) if from.steps.contains(&Proj::Index) => {
                Place::new(Root::Local(loc.local.0))
            }
            Origin::Loc(from) if hops > 0 => self.follow(from, hops - 1)?,
            Origin::Part(call, part) => self.part(call, part, hops)?,
            Origin::Returned(call, body) => match self.locks.result(*body) {
                Some(part) => self.part(call, &part, hops)?,
                None => Place::new(Root::Local(loc.local.0)),
            },
            Origin::Loc(_) => return None,
        };
        loc.steps.iter().try_fold(root, |place, step| match step {
            Proj::Deref => Some(place),
            Proj::Field(name) => Some(place.step(Step::Field(*name))),
            Proj::Index => None,
            Proj::Payload(variant, _) if *variant == "Some" || *variant == "Ok" => Some(place),
            Proj::Payload(variant, n) => Some(place.step(Step::Payload(*variant, *n))),
        })
    }

    /// The part of its arguments that a call lends.
    fn part(&self, call: &Call, part: &Place, hops: usize) -> Option<Place> {
        let hops = hops.checked_sub(1)?;
        let Root::Param(n) = part.root else { return Some(part.clone()) };
        let argument = match call.args.get(n as usize)? {
            Operand::Move(from) | Operand::Copy(from) => self.follow(from, hops)?,
            Operand::Const(Const::Static(name)) => Place::new(Root::Static(*name)),
            Operand::Const(_) => return None,
        };
        Some(part.rebase(&argument))
    }
}

/// What a library call returns a reference to, if that is one place: a clone of an `Arc`, the
/// contents of a cell or `Option`. In terms of the arguments.
fn passes_on(graph: &Graph, code: &Code<'_>, call: &Call) -> Option<Place> {
    let same = || Some(Place::new(Root::Param(0)));
    match &call.callee {
        Callee::Model(model) => {
            if model.effects.contains(&ModelEffect::Alias) {
                return same();
            }
            let into = &graph.locals[call.into.local.0 as usize].ty;
            let lends = matches!(into, Ty::Ref(..))
                || (into.path().is_some_and(|p| p == "std::option::Option")
                    && matches!(into.arg(0), Ty::Ref(..)));
            let kind = code.kind(call.arg_tys.first()?);
            let one = matches!(kind, Some(Kind::Wrapper | Kind::Pointer | Kind::Plain));
            let keyless = call.arg_tys.iter().skip(1).all(|ty| {
                matches!(ty, Ty::Closure(..) | Ty::Fn(..)) || matches!(ty.peel_refs(), Ty::Prim(_))
            });
            let guards = model.effects.iter().any(|e| matches!(e, ModelEffect::Acquire(..)));
            (model.receiver.is_some() && lends && one && keyless && !guards).then(same).flatten()
        }
        _ => None,
    }
}
