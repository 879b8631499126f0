//! Candidates: the functions of a name that a type has.
//!
//! In:  a type and a name.
//! Out: functions of its impls, of bounds, of traits it implements, derived ones, models.

use crate::domain::{Name, name};
use crate::models::FnModel;
use crate::names::{DefId, ImplId, Owner};
use crate::types::known;
use crate::types::traits::{Derive, head_of};
use crate::types::ty::{Bound, Ty};

use super::methods::Found;
use super::unify::Solver;

impl Solver<'_, '_> {
    /// Associated functions of that name that `this` has.
    pub fn candidates(&mut self, this: &Ty, name: Name, inherent: bool) -> Vec<Found> {
        let mut out = Vec::new();
        if inherent {
            self.inherent(this, name, &mut out);
            if out.is_empty() {
                self.through_bounds(this, name, &mut out);
            }
        } else {
            self.of_traits(this, name, &mut out);
        }
        out
    }

    fn inherent(&mut self, this: &Ty, name: Name, out: &mut Vec<Found>) {
        let Some(head) = head_of(this) else { return };
        let names = self.typer.names;
        for id in names.impls().inherent(head).to_vec() {
            let items = &names.impls().get(id).items;
            for (_, item) in items.iter().filter(|(n, _)| *n == name) {
                if let Some(sig) = self.typer.signature(*item)
                    && self.fits(id, this) != Some(false)
                {
                    out.push(Found::Def(*item, sig));
                }
            }
        }
        if out.is_empty()
            && let Some((model, own)) = self.model_method(this, name)
            && own
        {
            out.push(self.model_found(model));
        }
    }

    /// A library type's method, and whether it is the type's own.
    fn model_method(&self, this: &Ty, name: Name) -> Option<(&'static FnModel, bool)> {
        let models = self.typer.models;
        let key = models.key(this)?;
        let model = models.method(key, name)?;
        let own =
            model.path.as_str().rsplit_once("::").is_some_and(|(owner, _)| owner == key.as_str());
        Some((model, own))
    }

    /// A model's function with its signature.
    pub fn model_found(&self, model: &'static FnModel) -> Found {
        Found::Model(model, self.typer.model(model))
    }

    fn through_bounds(&mut self, this: &Ty, name: Name, out: &mut Vec<Found>) {
        let bounds = match this {
            Ty::Future(_, output) => vec![Bound {
                of: name!("std::future::Future"),
                args: Vec::new(),
                assoc: vec![(name!("Output"), (**output).clone())],
            }],
            _ => self.bounds_of(this),
        };
        for bound in bounds {
            if let Some(id) = self.trait_def(bound.of) {
                let names = self.typer.names;
                let items = names.impls().trait_items(id);
                for (_, item) in items.iter().filter(|(n, _)| *n == name) {
                    if let Some(sig) = self.typer.signature(*item) {
                        out.push(Found::Bound(*item, sig, bound.clone()));
                    }
                }
            } else if let Some(model) = self.typer.models.trait_method(bound.of, name) {
                out.push(self.model_found(model));
                return;
            }
        }
    }

    fn of_traits(&mut self, this: &Ty, name: Name, out: &mut Vec<Found>) {
        let names = self.typer.names;
        // Impls that say it themselves.
        let mut perhaps = Vec::new();
        let head = head_of(this);
        for id in names.impls().with_item_for(name, head) {
            if !self.sees_impl(id) {
                continue;
            }
            let items = &names.impls().get(id).items;
            for (_, item) in items.iter().filter(|(n, _)| *n == name) {
                let Some(sig) = self.typer.signature(*item) else { continue };
                match self.fits(id, this) {
                    Some(true) => out.push(Found::Def(*item, sig)),
                    None => perhaps.push(Found::Def(*item, sig)),
                    Some(false) => {}
                }
            }
        }
        if out.is_empty() {
            out.append(&mut perhaps);
        }
        if !out.is_empty() {
            return;
        }
        // Provided methods of workspace traits that the type implements.
        for id in names.impls().traits_with(name).to_vec() {
            if !self.everywhere && !names.sees(self.env.scope, names.def(id).scope) {
                continue;
            }
            let of = names.def(id).path;
            let fits = self.implements(this, of);
            let perhaps = self.has_blanket(of) && !self.hides_methods(this);
            if fits == Some(false) || (fits.is_none() && !perhaps) {
                continue;
            }
            let items = names.impls().trait_items(id);
            for (_, item) in items.iter().filter(|(n, _)| *n == name) {
                if let Some(sig) = self.typer.signature(*item) {
                    out.push(Found::Def(*item, sig));
                }
            }
        }
        if !out.is_empty() {
            return;
        }
        self.derived(this, name, out);
        if !out.is_empty() {
            return;
        }
        // Provided methods of library traits that the type implements.
        if let Some((model, false)) = self.model_method(this, name) {
            out.push(self.model_found(model));
            return;
        }
        let Some(head) = head_of(this) else { return };
        for id in names.impls().traits_of(head) {
            let id = *id;
            if !self.sees_impl(id) {
                continue;
            }
            let Some(of) = names.impls().get(id).of_trait else { continue };
            if self.trait_def(of).is_some() {
                continue;
            }
            if let Some(model) = self.typer.models.trait_method(of, name)
                && self.fits(id, this) != Some(false)
            {
                out.push(self.model_found(model));
                return;
            }
        }
    }

    /// Whether code here can use an impl: the one package of a workspace knows few of all impls.
    pub fn sees_impl(&self, id: ImplId) -> bool {
        let names = self.typer.names;
        self.everywhere || names.sees(self.env.scope, names.impls().get(id).scope)
    }

    /// Whether a trait is implemented for all types with some bounds.
    fn has_blanket(&self, of: Name) -> bool {
        self.typer.names.impls().of_trait_for(of, None).next().is_some()
    }

    fn derived(&mut self, this: &Ty, name: Name, out: &mut Vec<Found>) {
        let clone = name!("std::clone::Clone");
        let built_in = match this {
            Ty::Tuple(_) | Ty::Fn(..) | Ty::Closure(..) => true,
            // A reference is cloned only where its value surely can't be.
            Ty::Ref(inner, false) => self.implements(inner, clone) == Some(false),
            _ => false,
        };
        if name == "clone" && built_in {
            out.push(Found::Derived(clone, name));
            return;
        }
        for word in known::DERIVABLE {
            if let Some((of, methods)) = known::derived(word)
                && methods.contains(&name.as_str())
                && matches!(self.derived_trait(this, Name::new(of)), Derive::Yes | Derive::Perhaps)
            {
                out.push(Found::Derived(Name::new(of), name));
                return;
            }
        }
    }

    /// The function that a trait's item is for that `Self`: the impl's, if there is exactly one
    /// that surely fits.
    pub fn specific(&mut self, item: DefId, this: &Ty) -> DefId {
        let names = self.typer.names;
        let Some(Owner::Trait(of)) = names.def(item).owner else { return item };
        let path = names.def(of).path;
        let name = names.def(item).name();
        let mut found = None;
        for id in names.impls().of_trait_for(path, head_of(this)) {
            if self.fits(id, this) != Some(true) {
                continue;
            }
            if found.is_some() {
                return item;
            }
            let items = &names.impls().get(id).items;
            found = items.iter().find(|(n, _)| *n == name).map(|(_, id)| *id);
        }
        found.unwrap_or(item)
    }

    /// Every implementation of a trait's function, with provided ones; in order.
    pub fn implementations(&self, item: DefId) -> Vec<DefId> {
        let names = self.typer.names;
        let Some(Owner::Trait(of)) = names.def(item).owner else { return vec![item] };
        let path = names.def(of).path;
        let name = names.def(item).name();
        let mut out = Vec::new();
        for id in names.impls().of_trait(path) {
            let items = &names.impls().get(*id).items;
            let own = items.iter().find(|(n, _)| *n == name).map_or(item, |(_, id)| *id);
            if !out.contains(&own) && names.def(own).function().is_some_and(|f| f.body.is_some()) {
                out.push(own);
            }
        }
        // No impl says otherwise: the provided one, should there be any type.
        if out.is_empty() && names.def(item).function().is_some_and(|f| f.body.is_some()) {
            out.push(item);
        }
        out.sort();
        out
    }
}
