//! Whether a sender may be kept somewhere, as types tell.
//!
//! In:  the types of a channel's receiving end and of its messages; a statement.
//! Out: whether a slot of the statement's body, or a static, may have a sender of the channel.
//! Over-approximates where types are known: each value of a type has all that the type may hold.
//! What values are then taken for a keeper (`alive`) is a part of this.

use crate::domain::Name;
use crate::flow::graph::{Callee, LocalId, LocalKind, StmtKind};
use crate::models::entry::{Kind, ModelEffect};
use crate::program::alive::borrowed_roots;
use crate::program::source::Source;
use crate::program::{Bodies, Site};
use crate::types::Ty;
use crate::types::ty::BodyRef;

/// A search for senders that may belong to a source.
#[derive(Clone, Copy)]
pub(super) struct Holds<'a, 'w> {
    pub store: &'a Bodies<'w>,
    /// Any, if nothing is known of it.
    pub source: &'a Source,
}

/// The types of what lives as long as the program and may have a sender: statics of a package, and
/// what it gives up.
pub(super) fn kept_for_ever(store: &Bodies<'_>, package: usize) -> Vec<Ty> {
    let code = &store.code;
    let mut found: Vec<Ty> =
        code.crates_of(package).flat_map(|krate| code.statics_of(krate)).collect();
    let leaks = |effect: &ModelEffect| matches!(effect, ModelEffect::Leak(_));
    for (file, body) in code.leaking(package) {
        for built in store.group(file, body).iter() {
            for stmt in built.graph.blocks.iter().flat_map(|block| &block.stmts) {
                if let StmtKind::Call(call) = &stmt.kind
                    && matches!(&call.callee, Callee::Model(m) if m.effects.iter().any(leaks))
                {
                    found.extend(call.arg_tys.iter().cloned());
                }
            }
        }
    }
    let any = Holds { store, source: &Source::default() };
    found.retain(|ty| any.may_have(ty));
    found
}

impl Holds<'_, '_> {
    /// Whether a slot of a body may keep a sender while a statement runs.
    pub(super) fn in_frame(&self, site: Site) -> bool {
        let Some(built) = self.store.get(site.body) else { return false };
        let graph = &built.graph;
        let mut roots = None;
        graph.locals.iter().enumerate().any(|(n, local)| {
            let slot = LocalId(n as u32);
            let lives = || {
                built.alive.is_live(slot, site.block, site.stmt)
                    || built.alive.is_partly_live(slot, site.block, site.stmt)
            };
            if let Ty::Closure(body, _) = &local.ty {
                lives() && self.in_captures(*body)
            } else if local.is_by_ref() {
                self.may_have(&local.ty)
                    && (matches!(local.kind, LocalKind::Param(_) | LocalKind::Capture { .. })
                        || roots.get_or_insert_with(|| borrowed_roots(graph, site)).contains(&slot))
            } else {
                self.may_own(&local.ty) && lives()
            }
        })
    }

    /// Whether what a closure owns may have a sender.
    fn in_captures(&self, body: BodyRef) -> bool {
        self.store.get(body).is_none_or(|built| {
            built.graph.locals.iter().any(|local| {
                matches!(local.kind, LocalKind::Capture { by_ref: false, .. })
                    && self.may_own(&local.ty)
            })
        })
    }

    /// Whether a slot of that type owns what it has, and may have a sender.
    fn may_own(&self, ty: &Ty) -> bool {
        let code = &self.store.code;
        code.owns(ty, &|part| match code.kind(part) {
            Some(Kind::Sender { strong }) => *strong && self.may_have(part),
            Some(_) => false,
            None => {
                part.path().is_some_and(|path| code.is_workspace_type(path)) && self.may_have(part)
            }
        })
    }

    /// Whether a value of that type may have a sender in it, or behind it.
    pub(super) fn may_have(&self, ty: &Ty) -> bool {
        self.search(ty, &mut Vec::new())
    }

    fn search(&self, ty: &Ty, seen: &mut Vec<Name>) -> bool {
        match ty {
            // A keeper shows by its type.
            Ty::Unknown | Ty::Param(..) | Ty::Dyn(_) | Ty::Opaque(_) => false,
            Ty::Never | Ty::Prim(_) | Ty::Fn(..) | Ty::Closure(..) | Ty::Future(..) => false,
            Ty::Ref(inner, _) | Ty::Ptr(inner) | Ty::Slice(inner) => self.search(inner, seen),
            Ty::Tuple(parts) => parts.iter().any(|part| self.search(part, seen)),
            Ty::Adt(path, args) => match self.kind(*path) {
                Some(Kind::Sender { .. }) => self.source.may_be_fed(&self.store.code, *path, args),
                Some(Kind::Adaptor | Kind::Future) => true,
                Some(Kind::Receiver) => false,
                Some(_) => args.iter().any(|arg| self.search(arg, seen)),
                None => {
                    if args.iter().any(|arg| self.search(arg, seen)) {
                        return true;
                    }
                    if seen.contains(path) {
                        return false;
                    }
                    seen.push(*path);
                    // A library's type has what it is made of.
                    let fields = self.store.code.fields_of(*path);
                    fields.iter().any(|field| self.search(field, seen))
                }
            },
        }
    }

    fn kind(&self, path: Name) -> Option<&'static Kind> {
        self.store.code.models.ty(path).map(|model| &model.kind)
    }
}
