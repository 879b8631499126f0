//! Bounds that wait for a type: what `F: Fn(A) -> B` and `I: Iterator<Item = T>` tell.
//!
//! In:  bounds on variables, met when a signature is used.
//! Out: variables bound by them as soon as the type is known.

use std::sync::Arc;

use crate::types::known;
use crate::types::lower::{as_projection, projection};
use crate::types::ty::{Bound, Ty};

use super::unify::{MAX_PENDING, Solver, var_of};

impl Solver<'_, '_> {
    /// Keeps a bound for later, if it can tell anything.
    pub fn expect(&mut self, ty: Ty, bound: Bound) {
        let telling = known::is_fn(bound.of)
            || known::is_async_fn(bound.of)
            || bound.of == "std::iter::FromIterator"
            || !bound.assoc.is_empty();
        if telling && self.pending.len() < MAX_PENDING {
            self.pending.push((ty, bound));
        }
    }

    /// Uses waiting bounds whose type is known by now.
    pub fn settle(&mut self) {
        for _ in 0..4 {
            let waiting = std::mem::take(&mut self.pending);
            let before = self.trail.len();
            for (ty, bound) in waiting {
                let known = self.shallow(&ty);
                if var_of(&known).is_some() || as_projection(&known).is_some() {
                    self.pending.push((ty, bound));
                } else {
                    self.apply(&known, &bound);
                }
            }
            if self.trail.len() == before {
                break;
            }
        }
    }

    /// What a known type with that bound tells of the bound's types.
    fn apply(&mut self, ty: &Ty, bound: &Bound) {
        if known::is_fn(bound.of) || known::is_async_fn(bound.of) {
            let output = bound.assoc.iter().find(|(n, _)| *n == "Output").map(|(_, t)| t.clone());
            let Some((params, ret)) = self.callable(ty) else { return };
            if let Some(Ty::Tuple(args)) = bound.args.first() {
                for (param, arg) in params.iter().zip(args.iter()) {
                    self.try_unify(param, arg);
                }
            }
            let Some(output) = output else { return };
            let ret = if known::is_async_fn(bound.of) { self.awaited(&ret) } else { ret };
            self.try_unify(&output, &ret);
            return;
        }
        if bound.of == "std::iter::FromIterator" {
            self.collected(ty, bound);
        }
        for (name, wanted) in &bound.assoc {
            let own = projection(ty.clone(), Some(bound.of), *name);
            if let Some(found) = self.normalise(&own) {
                self.try_unify(wanted, &found);
            }
        }
    }

    /// Parameters and result of something that can be called.
    pub fn callable(&mut self, ty: &Ty) -> Option<(Vec<Ty>, Ty)> {
        let ty = self.shallow(ty);
        match &ty {
            Ty::Fn(params, ret) => Some((params.to_vec(), (**ret).clone())),
            Ty::Closure(body, ret) => Some((self.closure_params(*body), (**ret).clone())),
            Ty::Ref(inner, _) => self.callable(inner),
            Ty::Adt(path, args)
                if *path == "std::boxed::Box"
                    || *path == "std::sync::Arc"
                    || *path == "std::rc::Rc" =>
            {
                let inner = args.first()?.clone();
                self.callable(&inner)
            }
            Ty::Param(..) | Ty::Dyn(_) | Ty::Opaque(_) => {
                let bounds = self.bounds_of(&ty);
                fn_bound(&bounds)
            }
            _ => None,
        }
    }
}

/// Parameters and result that `Fn…` bounds state.
pub(super) fn fn_bound(bounds: &[Bound]) -> Option<(Vec<Ty>, Ty)> {
    let bound = bounds.iter().find(|b| known::is_fn(b.of) || known::is_async_fn(b.of))?;
    let Some(Ty::Tuple(params)) = bound.args.first() else { return None };
    let ret =
        bound.assoc.iter().find(|(n, _)| *n == "Output").map_or_else(Ty::unit, |(_, t)| t.clone());
    let ret = if known::is_async_fn(bound.of) { Ty::Future(None, Arc::new(ret)) } else { ret };
    Some((params.to_vec(), ret))
}
