//! Traits: who implements what, and what associated types are.
//!
//! In:  impl blocks and derives of the workspace, the models' implementations, bounds in scope.
//! Out: the impl that fits a type; `Item`, `Output`, `Target` and the rest; yes, no or unknown to
//!      "does it implement".
//! Not here: coherence, specialisation, higher-ranked bounds.

use crate::domain::{Name, name};
use crate::names::{DefId, Head, ImplId};
use crate::syntax::ir::{Attrs, ItemKind};

use super::infer::unify::{MAX_DEPTH, Solver, var_of};
use super::known;
use super::lower::as_projection;
use super::ty::{Bound, Ty};

/// What a `#[derive]` says of a type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Derive {
    /// There is none.
    Absent,
    /// It has the trait.
    Yes,
    /// It has, if its arguments have it, which is not known.
    Perhaps,
    /// An argument has not.
    No,
}

/// The head that impls of a type are kept under.
pub(super) fn head_of(ty: &Ty) -> Option<Head> {
    Some(match ty {
        Ty::Adt(path, _) => Head::Adt(*path),
        Ty::Prim(name) => Head::Prim(*name),
        Ty::Ref(..) => Head::Ref,
        Ty::Slice(_) => Head::Slice,
        Ty::Tuple(_) => Head::Tuple,
        Ty::Ptr(_) | Ty::Fn(..) => Head::Pointer,
        Ty::Dyn(bounds) => Head::Dyn(bounds.iter().find(|b| !known::is_marker(b.of))?.of),
        _ => return None,
    })
}

/// The traits that `#[derive]` on an item gives it.
pub(super) fn derives(attrs: &Attrs, name: &str) -> bool {
    attrs.list.iter().any(|a| {
        let last = a.path.last().map_or("", |n| n.as_str());
        let words = |text: &str| {
            text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == name)
        };
        (last == "derive" && words(&a.args))
            || (last == "cfg_attr" && a.args.contains("derive") && words(&a.args))
    })
}

impl Solver<'_, '_> {
    /// The bounds of a parameter, `dyn` or `impl` type, supertraits included.
    pub fn bounds_of(&mut self, ty: &Ty) -> Vec<Bound> {
        let own: Vec<Bound> = match ty {
            // The function's own where clause may say more than the type was written with.
            Ty::Param(name, bounds) => self.env.bounds(*name).unwrap_or(bounds).to_vec(),
            Ty::Dyn(bounds) | Ty::Opaque(bounds) => bounds.to_vec(),
            _ => return Vec::new(),
        };
        let mut all = own;
        let mut at = 0;
        while at < all.len() && all.len() < 64 {
            let bound = all[at].clone();
            at += 1;
            for found in self.supers(&bound) {
                if !all.iter().any(|b| b.of == found.of) {
                    all.push(found);
                }
            }
        }
        all
    }

    fn supers(&mut self, bound: &Bound) -> Vec<Bound> {
        let names = self.typer.names;
        if let Some(id) = self.trait_def(bound.of) {
            let env = self.typer.env(id);
            let list = env.bounds(name!("Self")).cloned();
            let generics: Vec<Name> = env.params.iter().skip(1).map(|(n, _)| *n).collect();
            return list
                .iter()
                .flat_map(|l| l.iter())
                .filter(|b| b.of != bound.of)
                .map(|b| {
                    let put = |name: Name| {
                        let n = generics.iter().position(|g| *g == name)?;
                        bound.args.get(n).cloned()
                    };
                    b.substitute(&put)
                })
                .collect();
        }
        let Some(model) = names.models().trait_model(bound.of) else { return Vec::new() };
        model
            .supers
            .iter()
            .filter(|_| !model.blanket)
            .map(|of| Bound { of: *of, args: Vec::new(), assoc: bound.assoc.clone() })
            .collect()
    }

    /// A trait of the workspace by its canonical path.
    pub fn trait_def(&self, path: Name) -> Option<DefId> {
        let names = self.typer.names;
        names
            .at(path)
            .iter()
            .copied()
            .find(|id| matches!(names.def(*id).item.kind, ItemKind::Trait { .. }))
    }

    /// Whether a type implements a trait; `None` if that is not known.
    pub fn implements(&mut self, ty: &Ty, of: Name) -> Option<bool> {
        self.depth += 1;
        let answer = if self.depth > MAX_DEPTH { None } else { self.implements_at(ty, of) };
        self.depth -= 1;
        answer
    }

    fn implements_at(&mut self, ty: &Ty, of: Name) -> Option<bool> {
        let ty = self.shallow(ty);
        if ty.is_unknown() || var_of(&ty).is_some() || as_projection(&ty).is_some() {
            return None;
        }
        if let Ty::Param(..) | Ty::Dyn(_) | Ty::Opaque(_) = ty
            && self.bounds_of(&ty).iter().any(|b| b.of == of)
        {
            return Some(true);
        }
        // A parameter has what it says and what is implemented for all; that leaves these out.
        let last = of.as_str().rsplit("::").next().unwrap_or("");
        if matches!(ty, Ty::Param(..)) && known::derived(last).is_some_and(|(path, _)| of == path) {
            return Some(false);
        }
        if matches!(ty, Ty::Future(..)) && known::is_future(of) {
            return Some(true);
        }
        if matches!(ty, Ty::Closure(..) | Ty::Fn(..)) && known::is_fn(of) {
            return Some(true);
        }
        let mut open = false;
        let names = self.typer.names;
        for id in names.impls().of_trait_for(of, head_of(&ty)) {
            match self.fits(id, &ty) {
                Some(true) => return Some(true),
                Some(false) => {}
                None => open = true,
            }
        }
        match self.derived_trait(&ty, of) {
            Derive::Absent => {}
            Derive::Yes => return Some(true),
            Derive::Perhaps => return None,
            Derive::No => return Some(false),
        }
        let models = self.typer.names.models();
        if let Some(key) = models.key(&ty)
            && models.implements(key, of)
        {
            return Some(true);
        }
        if let Ty::Adt(path, _) | Ty::Prim(path) = &ty
            && let Some(last) = path.as_str().rsplit("::").next()
            && self.typer.names.in_opaque_macro(Name::new(last))
        {
            return None;
        }
        // Every impl of a workspace trait is in the workspace or above it.
        let local_trait = self.trait_def(of).is_some();
        let local_type = ty.path().is_some_and(|p| !self.typer.names.at(p).is_empty());
        let blanket = models.trait_model(of).is_some_and(|t| t.blanket);
        (!open && !blanket && (local_trait || local_type)).then_some(false)
    }

    /// Whether a derive gives a type the trait. Where the type has arguments, they must have
    /// the trait too.
    pub fn derived_trait(&mut self, ty: &Ty, of: Name) -> Derive {
        let Ty::Adt(path, args) = ty else { return Derive::Absent };
        let last = of.as_str().rsplit("::").next().unwrap_or("");
        let names = self.typer.names;
        if known::derived(last).is_none_or(|(path, _)| of != path)
            || !names.at(*path).iter().any(|id| derives(&names.def(*id).item.attrs, last))
        {
            return Derive::Absent;
        }
        let mut answer = Derive::Yes;
        for arg in args.iter() {
            match self.implements(arg, of) {
                Some(false) => return Derive::No,
                Some(true) => {}
                None => answer = Derive::Perhaps,
            }
        }
        answer
    }

    /// Whether an impl is for that type: `Some(true)` surely, `None` perhaps. Binds nothing.
    pub fn fits(&mut self, id: ImplId, ty: &Ty) -> Option<bool> {
        let mark = self.mark();
        let answer = self.match_impl(id, ty).map(|(_, sure)| sure);
        self.undo(mark);
        match answer {
            None => Some(false),
            Some(true) => Some(true),
            Some(false) => None,
        }
    }

    /// Matches an impl's type with `ty`: what its parameters are, and whether its bounds surely
    /// hold. What it binds stays bound.
    pub fn match_impl(&mut self, id: ImplId, ty: &Ty) -> Option<(Vec<(Name, Ty)>, bool)> {
        let block = self.typer.names.impls().get(id);
        if !self.sees_impl(id) {
            return None;
        }
        let fits = match (block.head, head_of(ty)) {
            (Head::Any, _) => true,
            (Head::Unknown, _) | (_, None) => false,
            (a, Some(b)) => a == b,
        };
        if !fits {
            return None;
        }
        let env = self.typer.impl_env(id);
        let subst: Vec<(Name, Ty)> = env.params.iter().map(|(n, _)| (*n, self.fresh())).collect();
        let put = |name: Name| subst.iter().find(|(n, _)| *n == name).map(|(_, t)| t.clone());
        let this = env.self_ty.clone().unwrap_or_default().substitute(&put);
        let mark = self.mark();
        if !self.unify(&this, ty) {
            self.undo(mark);
            return None;
        }
        let mut sure = true;
        for (name, bounds) in &env.params {
            let Some(actual) = put(*name) else { continue };
            for bound in bounds.iter() {
                if !known::is_marker(bound.of) {
                    match self.implements(&actual, bound.of) {
                        Some(true) => {}
                        Some(false) => {
                            self.undo(mark);
                            return None;
                        }
                        None => sure = false,
                    }
                }
                self.expect(actual.clone(), bound.substitute(&put));
            }
        }
        Some((subst, sure))
    }
}
