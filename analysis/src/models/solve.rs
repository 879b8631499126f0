//! What the parameters of a model's types stand for.
//!
//! In:  a type from a model, and the actual type in its place.
//! Out: bindings of parameters: directly, through closure results, and through the associated
//!      types of implementations. What can't be told stays unbound.

use std::sync::Arc;

use crate::domain::{Name, name};
use crate::types::Ty;
use crate::types::ty::Bound;

use super::Models;
use super::entry::{FnModel, ImplModel};

/// Parameters and what they stand for.
#[derive(Clone, Default, Debug)]
pub struct Bindings(Vec<(Name, Ty)>);

/// Deeper matches are given up.
const MAX_DEPTH: usize = 32;

impl Bindings {
    /// What a parameter stands for.
    pub fn get(&self, name: Name) -> Option<&Ty> {
        self.0.iter().find(|(n, _)| *n == name).map(|(_, t)| t)
    }

    /// Binds a parameter, unless it is bound to something known.
    pub fn set(&mut self, name: Name, ty: Ty) {
        match self.0.iter_mut().find(|(n, _)| *n == name) {
            Some((_, known)) if known.is_unknown() => *known = ty,
            Some(_) => {}
            None => self.0.push((name, ty)),
        }
    }

    /// The type with all bound parameters replaced.
    pub fn apply(&self, ty: &Ty) -> Ty {
        ty.substitute(&|name| self.get(name).cloned())
    }
}

/// A parameter without bounds.
pub fn param(name: Name) -> Ty {
    Ty::Param(name, Arc::from([]))
}

/// A type of an implementation in terms of the type's own parameters.
pub fn rename(ty: &Ty, on: &Ty, generics: &[Name]) -> Ty {
    let Ty::Adt(_, args) = on else { return ty.clone() };
    let mut bindings = Bindings::default();
    for (arg, name) in args.iter().zip(generics) {
        if let Ty::Param(written, bounds) = arg {
            bindings.set(*written, Ty::Param(*name, bounds.clone()));
        }
    }
    bindings.apply(ty)
}

/// A trait's method for an implementation: `Self`, the trait's parameters and its associated
/// types replaced; the implementation's parameters become the function's.
pub fn specialise(models: &Models, model: &FnModel, found: &ImplModel) -> FnModel {
    let mut bindings = Bindings::default();
    bindings.set(name!("Self"), found.on.clone());
    for (name, ty) in &found.assoc {
        bindings.set(Name::new(&format!("Self::{name}")), ty.clone());
    }
    if let Some(of) = models.trait_model(found.of) {
        for (name, arg) in of.generics.iter().zip(&found.args) {
            bindings.set(*name, arg.clone());
        }
    }
    let mut generics = Vec::new();
    params_of(&found.on, &mut generics);
    let own = model.generics.iter().filter(|n| bindings.get(**n).is_none());
    for name in own {
        if !generics.contains(name) {
            generics.push(*name);
        }
    }
    let mut out = model.clone();
    out.self_ty = found.on.clone();
    out.generics = generics;
    out.params = model.params.iter().map(|t| apply_with_bounds(&bindings, t)).collect();
    out.ret = apply_with_bounds(&bindings, &model.ret);
    out.future = model.future.as_ref().map(|t| apply_with_bounds(&bindings, t));
    out
}

/// Replaces inside the bounds of parameters too, which `substitute` leaves alone.
fn apply_with_bounds(bindings: &Bindings, ty: &Ty) -> Ty {
    if let Ty::Param(name, bounds) = ty
        && bindings.get(*name).is_none()
    {
        let bounds = bounds.iter().map(|b| Bound {
            of: b.of,
            args: b.args.iter().map(|t| bindings.apply(t)).collect(),
            assoc: b.assoc.iter().map(|(n, t)| (*n, bindings.apply(t))).collect(),
        });
        return Ty::Param(*name, bounds.collect());
    }
    bindings.apply(ty)
}

fn params_of(ty: &Ty, out: &mut Vec<Name>) {
    match ty {
        Ty::Param(name, _) if !out.contains(name) => out.push(*name),
        Ty::Adt(_, args) | Ty::Tuple(args) => args.iter().for_each(|t| params_of(t, out)),
        Ty::Ref(inner, _) | Ty::Slice(inner) | Ty::Ptr(inner) | Ty::Future(_, inner) => {
            params_of(inner, out);
        }
        _ => {}
    }
}

impl Models {
    /// Binds the parameters in `pattern` so that it becomes `actual`; whether heads agree.
    pub fn unify(&self, pattern: &Ty, actual: &Ty, bindings: &mut Bindings) -> bool {
        self.unify_at(pattern, actual, bindings, 0)
    }

    fn unify_at(&self, pattern: &Ty, actual: &Ty, to: &mut Bindings, depth: usize) -> bool {
        if depth > MAX_DEPTH {
            return false;
        }
        let all = |a: &[Ty], b: &[Ty], to: &mut Bindings| {
            a.iter().zip(b).fold(true, |ok, (a, b)| self.unify_at(a, b, to, depth + 1) && ok)
        };
        match (pattern, actual) {
            (_, Ty::Unknown) | (Ty::Unknown, _) => true,
            (Ty::Param(name, bounds), _) => {
                to.set(*name, actual.clone());
                for bound in bounds.iter() {
                    self.bind_bound(bound, actual, to, depth + 1);
                }
                true
            }
            (Ty::Adt(a, xs), Ty::Adt(b, ys)) => a == b && all(xs, ys, to),
            (Ty::Tuple(xs), Ty::Tuple(ys)) => xs.len() == ys.len() && all(xs, ys, to),
            (Ty::Ref(a, _), Ty::Ref(b, _))
            | (Ty::Slice(a), Ty::Slice(b))
            | (Ty::Ptr(a), Ty::Ptr(b))
            | (Ty::Future(_, a), Ty::Future(_, b)) => self.unify_at(a, b, to, depth + 1),
            (Ty::Fn(xs, a), Ty::Fn(ys, b)) => all(xs, ys, to) && self.unify_at(a, b, to, depth + 1),
            (Ty::Fn(_, a), Ty::Closure(_, b)) => self.unify_at(a, b, to, depth + 1),
            (Ty::Prim(a), Ty::Prim(b)) => {
                a == b || a.as_str().starts_with('{') || b.as_str().starts_with('{')
            }
            (Ty::Dyn(_) | Ty::Opaque(_), _) | (_, Ty::Never) => true,
            _ => pattern == actual,
        }
    }

    /// Binds what a bound of `actual` tells: results of closures, associated types.
    fn bind_bound(&self, bound: &Bound, actual: &Ty, to: &mut Bindings, depth: usize) {
        for (name, wanted) in &bound.assoc {
            let found = match actual {
                Ty::Closure(_, ret) | Ty::Fn(_, ret) if *name == "Output" => Some((**ret).clone()),
                _ => self.assoc_at(actual, bound.of, *name, depth + 1),
            };
            if let Some(found) = found {
                self.unify_at(wanted, &found, to, depth + 1);
            }
        }
        if let (Ty::Fn(params, _), [Ty::Tuple(wanted)]) = (actual, bound.args.as_slice()) {
            for (wanted, given) in wanted.iter().zip(params.iter()) {
                self.unify_at(wanted, given, to, depth + 1);
            }
        }
    }

    /// An associated type of a type: `Item` of `Iterator` for `vec::IntoIter<T>`.
    pub fn assoc(&self, ty: &Ty, trait_path: Name, name: Name) -> Option<Ty> {
        self.assoc_at(ty, trait_path, name, 0)
    }

    fn assoc_at(&self, ty: &Ty, of: Name, name: Name, depth: usize) -> Option<Ty> {
        if depth > MAX_DEPTH {
            return None;
        }
        let bound = |list: &[Bound]| {
            let found = list.iter().find(|b| b.of == of || self.same_family(b.of, of))?;
            found.assoc.iter().find(|(n, _)| *n == name).map(|(_, t)| t.clone())
        };
        match ty {
            Ty::Future(_, output) if name == "Output" => return Some((**output).clone()),
            Ty::Param(_, list) | Ty::Dyn(list) | Ty::Opaque(list) => return bound(list),
            _ => {}
        }
        let key = self.key(ty)?;
        for found in self.impls_of(key).iter().filter(|i| i.of == of) {
            let mut bindings = Bindings::default();
            if self.unify_at(&found.on, ty, &mut bindings, depth + 1)
                && let Some((_, ty)) = found.assoc.iter().find(|(n, _)| *n == name)
            {
                return Some(bindings.apply(ty));
            }
        }
        // `&mut I` and `Box<I>` are iterators, streams and futures as `I` is; an iterator is its
        // own `IntoIterator`.
        if of == "std::iter::IntoIterator" {
            return self.assoc_at(ty, name!("std::iter::Iterator"), name, depth + 1);
        }
        let inner = match ty {
            Ty::Ref(inner, true) => inner,
            Ty::Adt(path, args) if *path == "std::boxed::Box" || *path == "std::pin::Pin" => {
                args.first()?
            }
            _ => return None,
        };
        self.assoc_at(inner, of, name, depth + 1)
    }

    /// A bound of a double-ended or sized iterator says what `Iterator` would.
    fn same_family(&self, has: Name, wanted: Name) -> bool {
        self.trait_model(has).is_some_and(|t| t.supers.contains(&wanted))
            || wanted == "std::iter::IntoIterator" && has == "std::iter::Iterator"
    }
}
