//! Coercions: references, boxes and closures where another type is wanted.
//!
//! In:  an actual type and the wanted one.
//! Out: variables bound by what the two have in common.
//! Source: Rust Reference, "Type coercions".

use crate::types::known;
use crate::types::ty::{Bound, Ty};

use super::Infer;
use super::bounds::fn_bound;
use super::unify::var_of;

impl Infer<'_, '_, '_> {
    /// Takes a value where a type is wanted: references and boxes may turn into others.
    pub fn coerce(&mut self, actual: &Ty, wanted: &Ty) {
        if wanted.is_unknown() || actual.is_unknown() {
            return;
        }
        if self.solver.try_unify(actual, wanted) {
            return;
        }
        match (self.solver.shallow(actual), self.solver.shallow(wanted)) {
            (Ty::Ref(inner, _), Ty::Ref(target, _)) => {
                for (step, _) in self.solver.autoderef(&inner).into_iter().skip(1) {
                    if self.solver.try_unify(&step, &target) {
                        return;
                    }
                }
                self.unsize(&inner, &target);
            }
            (Ty::Adt(p, x), Ty::Adt(q, y)) if p == q => {
                if let (Some(x), Some(y)) = (x.first().cloned(), y.first().cloned()) {
                    self.unsize(&x, &y);
                }
            }
            _ => {}
        }
    }

    /// A value behind a pointer as `dyn Trait`: what the trait's bound says of it.
    fn unsize(&mut self, actual: &Ty, wanted: &Ty) {
        let (a, b) = (self.solver.shallow(actual), self.solver.shallow(wanted));
        if let (Ty::Adt(p, x), Ty::Adt(q, y)) = (&a, &b)
            && p == q
            && let (Some(x), Some(y)) = (x.first().cloned(), y.first().cloned())
        {
            return self.unsize(&x, &y);
        }
        if let Ty::Dyn(bounds) = &b {
            for bound in bounds.iter() {
                self.solver.expect(a.clone(), bound.clone());
            }
            self.solver.settle();
        }
    }

    /// What a closure argument is expected to take and give.
    pub fn expected_closure(&mut self, expected: &Ty) -> Option<(Vec<Ty>, Ty)> {
        let ty = self.solver.shallow(expected);
        if var_of(&ty).is_some() {
            let found = self
                .solver
                .pending
                .iter()
                .rev()
                .find(|(t, b)| *t == ty && (known::is_fn(b.of) || known::is_async_fn(b.of)));
            let bound = found.map(|(_, b)| b.clone()).or_else(|| self.bound_of_alias(&ty))?;
            return fn_bound(&[bound]);
        }
        self.solver.callable(&ty)
    }

    /// A bound that waits on another variable bound to this one.
    fn bound_of_alias(&mut self, var: &Ty) -> Option<Bound> {
        let waiting: Vec<(Ty, Bound)> = self
            .solver
            .pending
            .iter()
            .filter(|(_, b)| known::is_fn(b.of) || known::is_async_fn(b.of))
            .cloned()
            .collect();
        waiting.into_iter().rev().find(|(t, _)| self.solver.shallow(t) == *var).map(|(_, b)| b)
    }
}
