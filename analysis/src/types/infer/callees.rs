//! Callees: signatures with fresh variables, and what a call finally goes to.
//!
//! In:  a function found by name, `Self`.
//! Out: its parameters' and result's types; [`CallTo`].

use std::sync::Arc;

use crate::domain::{Name, ReasonKind};
use crate::names::{DefId, Owner};
use crate::syntax::ir::TypeRef;
use crate::types::answers::{CallTarget, CallTo};
use crate::types::signatures::Sig;
use crate::types::ty::{Bound, Ty};

use super::Infer;
use super::methods::Found;

/// A signature whose parameters are variables.
pub(super) struct Inst {
    pub this: Option<Ty>,
    pub receiver: Option<Ty>,
    pub params: Vec<Ty>,
    pub ret: Ty,
    /// The callee's parameters.
    pub subst: Vec<(Name, Ty)>,
    outer: usize,
}

/// A callee as far as it is known before its arguments are.
pub(super) struct Callee {
    pub found: Found,
    pub inst: Inst,
    /// `Self`.
    pub this: Ty,
}

impl Infer<'_, '_, '_> {
    /// Fresh variables for a signature's parameters; their bounds wait.
    pub fn instantiate(&mut self, sig: &Sig, bound: Option<&Bound>) -> Inst {
        let subst: Vec<(Name, Ty)> =
            sig.generics.iter().map(|(n, _)| (*n, self.solver.fresh())).collect();
        let put = |n: Name| subst.iter().find(|(p, _)| *p == n).map(|(_, t)| t.clone());
        if let Some(bound) = bound {
            for (var, arg) in subst.iter().skip(1).zip(&bound.args) {
                self.solver.try_unify(&var.1, arg);
            }
        }
        for (name, bounds) in &sig.generics {
            let Some(var) = put(*name) else { continue };
            for bound in bounds.iter() {
                let bound = self.put_bound(bound, &put);
                self.solver.expect(var.clone(), bound);
            }
        }
        for (ty, bound) in &sig.wheres {
            let bound = self.put_bound(bound, &put);
            self.solver.expect(ty.substitute(&put), bound);
        }
        let params = sig.params.iter().map(|t| self.argument(&t.substitute(&put))).collect();
        Inst {
            this: sig.self_ty.as_ref().map(|t| t.substitute(&put)),
            receiver: sig.receiver.as_ref().map(|t| t.substitute(&put)),
            params,
            ret: sig.ret.substitute(&put),
            subst,
            outer: sig.outer,
        }
    }

    fn put_bound(&mut self, bound: &Bound, put: &dyn Fn(Name) -> Option<Ty>) -> Bound {
        Bound {
            of: bound.of,
            args: bound.args.iter().map(|t| t.substitute(put)).collect(),
            assoc: bound
                .assoc
                .iter()
                .map(|(n, t)| (*n, self.argument(&t.substitute(put))))
                .collect(),
        }
    }

    /// `impl Trait` of a parameter is a parameter.
    fn argument(&mut self, ty: &Ty) -> Ty {
        match ty {
            Ty::Opaque(bounds) => {
                let var = self.solver.fresh();
                for bound in bounds.iter() {
                    let assoc = bound.assoc.iter().map(|(n, t)| (*n, self.argument(t))).collect();
                    let bound = Bound { of: bound.of, args: bound.args.clone(), assoc };
                    self.solver.expect(var.clone(), bound);
                }
                var
            }
            Ty::Ref(inner, mutable) => self.argument(inner).reference(*mutable),
            _ => ty.clone(),
        }
    }

    /// Written type arguments.
    pub fn turbofish(&mut self, inst: &Inst, types: &[TypeRef]) {
        for ((_, var), ty) in inst.subst.iter().skip(inst.outer).zip(types) {
            let ty = self.lower(ty);
            self.solver.try_unify(var, &ty);
        }
    }

    /// A found function with its parameters open and `Self` put in.
    pub fn callee(&mut self, found: Found, this: &Ty) -> Callee {
        let inst = match &found {
            Found::Def(_, sig) | Found::Model(_, sig) | Found::Several(_, sig) => {
                let sig = Arc::clone(sig);
                self.instantiate(&sig, None)
            }
            Found::Bound(_, sig, bound) => {
                let (sig, bound) = (Arc::clone(sig), bound.clone());
                self.instantiate(&sig, Some(&bound))
            }
            Found::Derived(_, name) => derived(*name, this),
            Found::Ambiguous => Inst {
                this: None,
                receiver: None,
                params: Vec::new(),
                ret: Ty::Unknown,
                subst: Vec::new(),
                outer: 0,
            },
        };
        if let Some(own) = &inst.this {
            self.solver.try_unify(own, this);
        }
        self.solver.link(&inst.subst);
        Callee { found, inst, this: this.clone() }
    }

    /// What a call goes to, now that its arguments are known.
    pub fn call_to(&mut self, callee: &Callee) -> CallTo {
        let names = self.solver.typer.names;
        let this = self.solver.resolve(&callee.this);
        let mut to = match &callee.found {
            Found::Def(id, _) => {
                let id = self.solver.specific(*id, &this);
                self.body_call(id, &this)
            }
            Found::Bound(id, ..) => {
                let id = self.solver.specific(*id, &this);
                if matches!(names.def(id).owner, Some(Owner::Impl(_))) {
                    self.body_call(id, &this)
                } else {
                    self.bound_call(id)
                }
            }
            Found::Several(ids, _) => {
                let signature = |id: &DefId| self.solver.typer.signature(*id)?.body;
                let bodies = ids.iter().filter_map(signature).collect();
                let first = ids.first().copied();
                CallTo {
                    canonical: first.map(|id| names.def(id).path),
                    of_trait: first.and_then(|id| self.trait_of(id)),
                    ..CallTo::new(CallTarget::OneOf { bodies, complete: true })
                }
            }
            Found::Model(model, _) => {
                CallTo { canonical: Some(model.path), ..CallTo::new(CallTarget::Model(model)) }
            }
            Found::Derived(of, name) => CallTo {
                canonical: Some(match this.path() {
                    Some(path) => Name::new(&format!("{path}::{name}")),
                    None => Name::new(&format!("{of}::{name}")),
                }),
                of_trait: Some(*of),
                ..CallTo::new(CallTarget::Derived(*of))
            },
            Found::Ambiguous => CallTo::new(CallTarget::Unknown(ReasonKind::Ambiguous)),
        };
        to.receiver = this;
        to.params = callee.inst.receiver.iter().chain(&callee.inst.params).cloned().collect();
        to
    }

    /// A call of one function; of several under one path when `cfg`s conflict.
    pub fn body_call(&mut self, id: DefId, this: &Ty) -> CallTo {
        let names = self.solver.typer.names;
        let def = names.def(id);
        let twins: Vec<DefId> = names.at(def.path).to_vec();
        let mut bodies = Vec::new();
        for other in twins {
            let twin = other == id || self.is_twin(id, other, this);
            if twin && let Some(body) = self.solver.typer.signature(other).and_then(|s| s.body) {
                bodies.push(body);
            }
        }
        bodies.sort();
        let own = self.solver.typer.signature(id).and_then(|s| s.body);
        let target = match own {
            Some(body) if bodies.len() < 2 => CallTarget::Body(body),
            Some(_) => CallTarget::OneOf { bodies, complete: true },
            None => return self.bound_call(id),
        };
        CallTo {
            canonical: Some(def.path),
            def: Some(id),
            of_trait: self.trait_of(id),
            ..CallTo::new(target)
        }
    }

    /// Whether `other` is the same function under another `cfg`. Functions of one path in
    /// different traits, or in impls for different types, are not.
    fn is_twin(&mut self, id: DefId, other: DefId, this: &Ty) -> bool {
        let names = self.solver.typer.names;
        let (a, b) = (names.def(id), names.def(other));
        if a.cfg != b.cfg {
            return false;
        }
        match (a.owner, b.owner) {
            (None, None) => true,
            (Some(Owner::Impl(x)), Some(Owner::Impl(y))) => {
                // The impl that was chosen tells `From<A>` from `From<B>`.
                let inherent = |block| names.impls().get(block).of_trait.is_none();
                inherent(x) && inherent(y) && self.solver.fits(y, this) != Some(false)
            }
            _ => false,
        }
    }

    fn trait_of(&self, id: DefId) -> Option<Name> {
        let names = self.solver.typer.names;
        match names.def(id).owner? {
            Owner::Trait(of) => Some(names.def(of).path),
            Owner::Impl(block) => names.impls().get(block).of_trait,
        }
    }

    /// A trait's function through a bound or `dyn`: any implementation.
    fn bound_call(&mut self, id: DefId) -> CallTo {
        let names = self.solver.typer.names;
        let def = names.def(id);
        let bodies: Vec<_> = self
            .solver
            .implementations(id)
            .into_iter()
            .filter_map(|id| self.solver.typer.signature(id)?.body)
            .collect();
        let outside = match def.owner {
            Some(Owner::Trait(of)) => names.def(of).visible_outside,
            _ => def.visible_outside,
        };
        CallTo {
            canonical: Some(def.path),
            def: Some(id),
            of_trait: self.trait_of(id),
            ..CallTo::new(CallTarget::OneOf { bodies, complete: !outside })
        }
    }
}

/// The call's type: of an async fn a future.
pub(super) fn call_result(to: &CallTo, callee: &Callee, ret: Ty) -> Ty {
    let (is_async, body) = match &callee.found {
        Found::Def(_, sig) | Found::Bound(_, sig, _) | Found::Several(_, sig) => {
            (sig.is_async, sig.body)
        }
        Found::Model(model, _) => (model.is_async, None),
        _ => (false, None),
    };
    if !is_async {
        return ret;
    }
    let body = match &to.target {
        CallTarget::Body(body) => Some(*body),
        CallTarget::OneOf { bodies, .. } if bodies.len() > 1 => None,
        _ => body,
    };
    Ty::Future(body, Arc::new(ret))
}

/// The signature of a derived method.
fn derived(name: Name, this: &Ty) -> Inst {
    let shared = Some(this.clone().reference(false));
    let other = this.clone().reference(false);
    let order = || Ty::adt("std::cmp::Ordering", []);
    let (receiver, params, ret) = match name.as_str() {
        "clone" => (shared, Vec::new(), this.clone()),
        "default" => (None, Vec::new(), this.clone()),
        "eq" | "ne" | "lt" | "le" | "gt" | "ge" => (shared, vec![other], Ty::prim("bool")),
        "cmp" => (shared, vec![other], order()),
        "partial_cmp" => (shared, vec![other], Ty::adt("std::option::Option", [order()])),
        "max" | "min" => (Some(this.clone()), vec![this.clone()], this.clone()),
        _ => (shared, Vec::new(), Ty::Unknown),
    };
    Inst { this: Some(this.clone()), receiver, params, ret, subst: Vec::new(), outer: 0 }
}
