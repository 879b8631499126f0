//! Associated types: `Item`, `Output`, `Target` and the rest.
//!
//! In:  a projection `<T as Trait>::Name`.
//! Out: the type it is for what `T` is: from impls, bounds, models; else the projection stays.

use std::sync::Arc;

use crate::domain::{Name, name};
use crate::syntax::ir::ItemKind;

use super::infer::unify::{MAX_DEPTH, Solver, var_of};
use super::known;
use super::lower::{Lower, as_projection, projection};
use super::traits::head_of;
use super::ty::{Bound, Ty};

impl Solver<'_, '_> {
    /// What a projection is, if that is known.
    pub fn normalise(&mut self, ty: &Ty) -> Option<Ty> {
        let (this, of, name) = as_projection(ty)?;
        if self.depth > MAX_DEPTH {
            return None;
        }
        self.depth += 1;
        let this = self.shallow(this);
        let found = self.assoc(&this, of, name, ty);
        self.depth -= 1;
        found
    }

    fn assoc(&mut self, this: &Ty, of: Option<Name>, name: Name, whole: &Ty) -> Option<Ty> {
        if var_of(this).is_some() {
            let known = self.pending.iter().rev().find_map(|(t, b)| {
                let fits = of.is_none_or(|of| of == b.of || alike(of, b.of));
                (t == this && fits)
                    .then(|| b.assoc.iter().find(|(n, _)| *n == name).map(|(_, t)| t.clone()))?
            });
            return known;
        }
        match this {
            Ty::Unknown => None,
            Ty::Param(..) | Ty::Dyn(_) | Ty::Opaque(_) => {
                self.assoc_of_bounds(this, of, name, whole)
            }
            Ty::Future(_, out) if name == "Output" => Some((**out).clone()),
            Ty::Ref(inner, _) if name == "Target" => Some((**inner).clone()),
            Ty::Closure(_, ret) | Ty::Fn(_, ret) if name == "Output" => Some((**ret).clone()),
            _ => self
                .assoc_of_impls(this, of, name)
                .or_else(|| self.assoc_of_models(this, of, name))
                .or_else(|| self.assoc_through(this, of, name)),
        }
    }

    /// `IntoIterator` of an iterator, `IntoFuture` of a future; references and boxes of both.
    fn assoc_through(&mut self, this: &Ty, of: Option<Name>, name: Name) -> Option<Ty> {
        let iterator = name!("std::iter::Iterator");
        if name == "IntoIter" && self.implements(this, iterator) == Some(true) {
            return Some(this.clone());
        }
        if of.is_some_and(|of| of == "std::iter::IntoIterator") && name == "Item" {
            return self.normalise(&projection(this.clone(), Some(iterator), name));
        }
        if of.is_some_and(|of| of == "std::future::IntoFuture") && name == "Output" {
            let future = name!("std::future::Future");
            return self.normalise(&projection(this.clone(), Some(future), name));
        }
        let inner = match this {
            Ty::Ref(inner, true) => (**inner).clone(),
            Ty::Adt(path, args) if matches!(path.as_str(), "std::boxed::Box" | "std::pin::Pin") => {
                args.first()?.clone()
            }
            _ => return None,
        };
        let passes = of.is_none_or(|of| {
            known::is_future(of) || known::is_iterator(of) || known::is_stream(of)
        });
        let listed = matches!(name.as_str(), "Item" | "Output");
        (passes && listed).then(|| self.normalise(&projection(inner, of, name)))?
    }

    fn assoc_of_bounds(
        &mut self,
        this: &Ty,
        of: Option<Name>,
        name: Name,
        whole: &Ty,
    ) -> Option<Ty> {
        let bounds = self.bounds_of(this);
        for bound in &bounds {
            if of.is_none_or(|of| of == bound.of || alike(of, bound.of))
                && let Some((_, found)) = bound.assoc.iter().find(|(n, _)| *n == name)
            {
                return Some(found.clone());
            }
        }
        if let Ty::Param(..) = this {
            for (of, bound) in self.env.wheres.clone() {
                if of == *this
                    && let Some((_, found)) = bound.assoc.iter().find(|(n, _)| *n == name)
                {
                    return Some(found.clone());
                }
            }
        }
        // No one says what it is: a type of its own, with the bounds it is declared with.
        let Ty::Param(own, _) = this else { return None };
        let mut found = Vec::new();
        for bound in &bounds {
            let Some(id) = self.trait_def(bound.of) else { continue };
            let names = self.typer.names;
            let items = names.impls().trait_items(id);
            let Some((_, item)) = items.iter().find(|(n, _)| *n == name) else { continue };
            let ItemKind::Alias { bounds, .. } = &names.def(*item).item.kind else { continue };
            let env = self.typer.env(id);
            let lower = Lower::new(names, &env);
            let this = this.clone();
            let put = |n: Name| (n == "Self").then(|| this.clone());
            found.extend(bounds.iter().filter_map(|b| lower.bound(b)).map(|b| Bound {
                of: b.of,
                args: b.args.iter().map(|t| t.substitute(&put)).collect(),
                assoc: b.assoc.iter().map(|(n, t)| (*n, t.substitute(&put))).collect(),
            }));
        }
        for (of, bound) in &self.env.wheres {
            if of == whole || as_projection(of).is_some_and(|(t, _, n)| t == this && n == name) {
                found.push(bound.clone());
            }
        }
        Some(Ty::Param(Name::new(&format!("{own}::{name}")), found.into()))
    }

    fn assoc_of_impls(&mut self, this: &Ty, of: Option<Name>, name: Name) -> Option<Ty> {
        let names = self.typer.names;
        let head = head_of(this);
        for id in names.impls().with_item_for(name, head) {
            if !self.sees_impl(id) {
                continue;
            }
            let block = names.impls().get(id);
            if let Some(of) = of
                && block.of_trait != Some(of)
                && !block.of_trait.is_some_and(|t| alike(of, t))
            {
                continue;
            }
            let Some((_, item)) = block.items.iter().find(|(n, _)| *n == name) else { continue };
            let ItemKind::Alias { ty: Some(ty), .. } = &names.def(*item).item.kind else {
                continue;
            };
            let mark = self.mark();
            if let Some((subst, _)) = self.match_impl(id, this) {
                let env = self.typer.env(*item);
                let found = Lower::new(names, &env).ty(ty);
                return Some(
                    found.substitute(&|n| {
                        subst.iter().find(|(p, _)| *p == n).map(|(_, t)| t.clone())
                    }),
                );
            }
            self.undo(mark);
        }
        None
    }

    fn assoc_of_models(&mut self, this: &Ty, of: Option<Name>, name: Name) -> Option<Ty> {
        let models = self.typer.names.models();
        let key = models.key(this)?;
        for found in models.impls_of(key) {
            if of.is_some_and(|of| of != found.of && !alike(of, found.of)) {
                continue;
            }
            let Some((_, ty)) = found.assoc.iter().find(|(n, _)| *n == name) else { continue };
            let mut generics = Vec::new();
            super::signatures::params(&found.on, &mut generics);
            super::signatures::params(ty, &mut generics);
            let subst: Vec<(Name, Ty)> = generics.iter().map(|(n, _)| (*n, self.fresh())).collect();
            let put = |n: Name| subst.iter().find(|(p, _)| *p == n).map(|(_, t)| t.clone());
            if self.try_unify(&found.on.substitute(&put), this) {
                self.link(&subst);
                return Some(ty.substitute(&put));
            }
        }
        None
    }

    /// What a collection holds, from what it is collected from.
    pub fn collected(&mut self, ty: &Ty, bound: &Bound) {
        let models = self.typer.models;
        let (Some(item), Some(key)) = (bound.args.first(), models.key(ty)) else { return };
        for found in models.impls_of(key) {
            let Some(from) = found.args.first().filter(|_| found.of == bound.of) else { continue };
            let mut generics = Vec::new();
            super::signatures::params(&found.on, &mut generics);
            super::signatures::params(from, &mut generics);
            let subst: Vec<(Name, Ty)> = generics.iter().map(|(n, _)| (*n, self.fresh())).collect();
            let put = |n: Name| subst.iter().find(|(p, _)| *p == n).map(|(_, t)| t.clone());
            let mark = self.mark();
            if self.unify(&found.on.substitute(&put), ty)
                && self.unify(&from.substitute(&put), item)
            {
                for ((_, bounds), (_, var)) in generics.iter().zip(&subst) {
                    for bound in bounds.iter() {
                        let bound = bound.substitute(&put);
                        self.expect(var.clone(), bound);
                    }
                }
                return;
            }
            self.undo(mark);
        }
    }

    /// `I::Item` in a model is the associated type of what `I` is.
    pub fn link(&mut self, subst: &[(Name, Ty)]) {
        for (name, var) in subst {
            let Some((owner, assoc)) = name.as_str().rsplit_once("::") else { continue };
            let Some((_, of)) = subst.iter().find(|(n, _)| *n == owner) else { continue };
            if let Some(found) = self.normalise(&projection(of.clone(), None, Name::new(assoc))) {
                self.try_unify(var, &found);
            }
        }
    }

    /// What `.await` gives; `Unknown` if that is not known.
    pub fn awaited(&mut self, ty: &Ty) -> Ty {
        let ty = self.shallow(ty);
        if let Ty::Future(_, out) = &ty {
            return (**out).clone();
        }
        if let Ty::Ref(inner, true) = &ty {
            let inner = (**inner).clone();
            return self.awaited(&inner);
        }
        let output = name!("Output");
        let of = name!("std::future::Future");
        self.normalise(&projection(ty.clone(), Some(of), output))
            .or_else(|| {
                let of = name!("std::future::IntoFuture");
                self.normalise(&projection(ty.clone(), Some(of), output))
            })
            .unwrap_or_default()
    }

    /// What a `for` loop over it yields.
    pub fn item_of(&mut self, ty: &Ty) -> Ty {
        let ty = self.shallow(ty);
        let of = name!("std::iter::IntoIterator");
        let found = self.normalise(&projection(ty.clone(), Some(of), name!("Item")));
        if let Some(found) = found {
            return found;
        }
        match &ty {
            Ty::Slice(inner) => (**inner).clone(),
            Ty::Ref(inner, mutable) => match &**inner {
                Ty::Slice(elem) => Ty::Ref(Arc::clone(elem), *mutable),
                _ => Ty::Unknown,
            },
            Ty::Adt(path, _) => {
                let models = self.typer.names.models();
                let Some(model) = models.ty(*path) else { return Ty::Unknown };
                let Some(item) = &model.item else { return Ty::Unknown };
                super::part_of(model, item, &ty)
            }
            _ => Ty::Unknown,
        }
    }
}

/// Two names of one trait, or a trait and the one it converts into.
fn alike(a: Name, b: Name) -> bool {
    a == b
        || (known::is_future(a) && known::is_future(b))
        || (known::is_iterator(a) && known::is_iterator(b))
        || (known::is_stream(a) && known::is_stream(b))
        || (known::is_fn(a) && known::is_fn(b))
}
