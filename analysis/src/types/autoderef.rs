//! Autoderef: through which types a value's methods and fields are reached.
//!
//! In:  a type.
//! Out: the types `*value`, `**value`, … in order, and how each step goes.
//! Source: Rust Reference, "Method-call expressions".

use crate::domain::{Name, name};
use crate::names::DefId;

use super::infer::unify::{Solver, var_of};
use super::lower::projection;
use super::traits::head_of;
use super::ty::Ty;

/// How one `*` goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Deref {
    /// Through a reference.
    Reference,
    /// Through a library's pointer or guard, by its canonical path.
    Library(Name),
    /// Through a `Deref` of the workspace: its `deref` function.
    Workspace(Option<DefId>),
    /// From an array to a slice, or through a bound.
    Other,
}

/// More steps than this are not taken.
const MAX_STEPS: usize = 12;

impl Solver<'_, '_> {
    /// The type itself, then what each `*` leads to.
    pub fn autoderef(&mut self, ty: &Ty) -> Vec<(Ty, Option<Deref>)> {
        let mut steps = vec![(self.shallow(ty), None)];
        while steps.len() < MAX_STEPS {
            let Some((last, _)) = steps.last() else { break };
            let last = last.clone();
            let Some((next, how)) = self.deref(&last) else { break };
            if steps.iter().any(|(t, _)| *t == next) {
                break;
            }
            steps.push((next, Some(how)));
        }
        steps
    }

    /// What `*value` is.
    pub fn deref(&mut self, ty: &Ty) -> Option<(Ty, Deref)> {
        if var_of(ty).is_some() {
            return None;
        }
        match ty {
            Ty::Ref(inner, _) => Some((self.shallow(inner), Deref::Reference)),
            Ty::Adt(path, _) => {
                if let Some(model) = self.typer.names.models().ty(*path)
                    && let Some(target) = &model.deref
                {
                    let target = super::part_of(model, target, ty);
                    return Some((self.shallow(&target), Deref::Library(*path)));
                }
                let of = name!("std::ops::Deref");
                let target = self.normalise(&projection(ty.clone(), Some(of), name!("Target")))?;
                let function = self.deref_function(ty);
                Some((self.shallow(&target), Deref::Workspace(function)))
            }
            Ty::Param(..) | Ty::Opaque(_) | Ty::Dyn(_) => {
                let bounds = self.bounds_of(ty);
                let found = bounds
                    .iter()
                    .find(|b| matches!(b.of.as_str(), "std::ops::Deref" | "std::ops::DerefMut"))?;
                let target = found.assoc.first()?.1.clone();
                Some((self.shallow(&target), Deref::Other))
            }
            _ => None,
        }
    }

    fn deref_function(&mut self, ty: &Ty) -> Option<DefId> {
        let names = self.typer.names;
        let mut list = names.impls().of_trait_for(name!("std::ops::Deref"), head_of(ty));
        let id = list.find(|id| self.fits(*id, ty) == Some(true))?;
        let items = &names.impls().get(id).items;
        items.iter().find(|(n, _)| *n == "deref").map(|(_, id)| *id)
    }
}
