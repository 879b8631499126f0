//! Which bodies matter to locks, told before any of them is typed.
//!
//! In:  words of bodies, signatures.
//! Out: what a callee can do to locks, as far as that can be asked of it; which bodies can take a
//!      lock twice, or hand one on.
//! Over-approximates: whoever has a function's name may call it.

use std::rc::Rc;

use super::{Locks, MAX_CHAIN, Summary};
use crate::domain::Place;
use crate::program::code::Leading;
use crate::syntax::ir::{Body, Expr};
use crate::types::lower::as_projection;
use crate::types::ty::BodyRef;
use crate::types::{Sig, Ty};

impl Locks<'_, '_> {
    /// The bodies from which calls lead to a lock.
    fn leading(&self) -> &Leading {
        self.leading.get_or_init(|| {
            let code = &self.bodies.code;
            code.leading(self.package, code.acquiring(), MAX_CHAIN)
        })
    }

    /// What a callee does to locks; of one that gets at none, nothing is asked.
    pub(super) fn callee(&self, body: BodyRef) -> Rc<Summary> {
        if self.leading().has(&self.bodies.code, body) { self.summary(body) } else { Rc::default() }
    }

    /// The parameters that a callee calls before it returns.
    pub(super) fn calls(&self, body: BodyRef) -> Vec<u32> {
        if self.has_signature(body, |sig| self.takes_calls(sig)) {
            self.summary(body).calls.clone()
        } else {
            Vec::new()
        }
    }

    /// What a callee returns a reference to.
    pub(super) fn result(&self, body: BodyRef) -> Option<Place> {
        let lends = |ty: &Ty| matches!(ty, Ty::Ref(..)) || as_projection(ty).is_some();
        if self.has_signature(body, |sig| lends(&sig.ret)) {
            self.summary(body).result.clone()
        } else {
            None
        }
    }

    /// Whether a body can take a lock twice, return a guard, or call back under a lock: it does
    /// two things that may lock, or its signature lets it.
    pub(super) fn matters(&self, body: BodyRef) -> bool {
        let code = &self.bodies.code;
        acts_twice(&code.workspace.file(body.file).ir[body.body], self.leading())
            || self.has_signature(body, |sig| {
                self.takes_calls(sig)
                    || self.may_hold_guard(&sig.ret)
                    || sig.ret.any(8, |ty| {
                        matches!(ty, Ty::Unknown | Ty::Param(..) | Ty::Dyn(_) | Ty::Opaque(_))
                            || as_projection(ty).is_some()
                    })
            })
    }

    /// Asks a function's signature; a closure's may be anything.
    fn has_signature(&self, body: BodyRef, test: impl Fn(&Sig) -> bool) -> bool {
        let code = &self.bodies.code;
        let sig = code.def_of(body).filter(|_| body.nested.is_none());
        sig.and_then(|def| code.typer.signature(def)).is_none_or(|sig| test(&sig))
    }

    /// Whether a function is given what it may call.
    fn takes_calls(&self, sig: &Sig) -> bool {
        sig.receiver.iter().chain(&sig.params).any(|ty| self.may_be_called(ty))
    }

    /// Whether a value of that type may be a closure or future, or hand one on.
    fn may_be_called(&self, ty: &Ty) -> bool {
        match ty.peel_refs() {
            Ty::Adt(path, args) => match self.bodies.code.models.ty(*path) {
                Some(_) => args.iter().any(|arg| self.may_be_called(arg)),
                None => !self.bodies.code.is_workspace_type(*path),
            },
            Ty::Tuple(parts) => parts.iter().any(|part| self.may_be_called(part)),
            Ty::Slice(inner) | Ty::Ptr(inner) => self.may_be_called(inner),
            Ty::Never | Ty::Prim(_) => false,
            _ => true,
        }
    }
}

/// Whether a body has two calls that may take a lock.
fn acts_twice(body: &Body, leading: &Leading) -> bool {
    let calls = body.exprs().filter(|(_, expr)| match expr {
        Expr::Method(call) => leading.is_method(call.name, call.args.len()),
        Expr::Path(path) => {
            path.segments.last().is_some_and(|segment| leading.is_function(segment.name))
        }
        _ => false,
    });
    calls.take(2).count() == 2
}
