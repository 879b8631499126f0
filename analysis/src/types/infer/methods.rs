//! Method look-up in Rust's order.
//!
//! In:  a receiver's type and a method's name.
//! Out: the method, the steps to its `Self`, how the receiver is borrowed; or why not.
//! Source: Rust Reference, "Method-call expressions".
//! Not here: which traits are imported. A trait that the type implements and that has the method
//! is taken; where several fit, the call is ambiguous.

use std::sync::Arc;

use crate::domain::{Name, ReasonKind};
use crate::models::FnModel;
use crate::names::{DefId, Owner};
use crate::types::answers::Autoref;
use crate::types::autoderef::Deref;
use crate::types::signatures::Sig;
use crate::types::ty::{Bound, Ty};

use super::unify::{Solver, var_of};

/// A function that an associated name means.
#[derive(Clone, Debug)]
pub(in crate::types) enum Found {
    /// A function of an impl or trait of the workspace.
    Def(DefId, Arc<Sig>),
    /// A trait's function, through a bound: the bound's arguments are the trait's.
    Bound(DefId, Arc<Sig>, Bound),
    /// Functions of several impls of one trait with different arguments; what their signatures
    /// have in common.
    Several(Vec<DefId>, Arc<Sig>),
    /// A library's function.
    Model(&'static FnModel, Arc<Sig>),
    /// A derived method: the trait and the method.
    Derived(Name, Name),
    /// Two or more that can't be told apart.
    Ambiguous,
}

/// A method that fits a receiver.
#[derive(Clone, Debug)]
pub(in crate::types) struct Pick {
    pub found: Found,
    /// `Self`.
    pub this: Ty,
    pub derefs: Vec<Deref>,
    pub autoref: Autoref,
}

/// How a function takes its receiver.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Form {
    Value,
    Shared,
    Mutable,
    /// `self: Arc<Self>`, `self: Pin<&mut Self>`.
    Typed,
    /// It has none.
    None,
}

/// A type, whether its own functions or those of traits, and what was found, with its form.
type Answered = (Ty, bool, Vec<(Form, Found)>);

/// What one look-up has asked so far: each type is met with every way to borrow.
struct Asked {
    name: Name,
    known: Vec<Answered>,
}

impl Solver<'_, '_> {
    /// The method that `receiver.name()` calls.
    pub fn method(&mut self, receiver: &Ty, name: Name) -> Result<Pick, ReasonKind> {
        let steps = self.autoderef(receiver);
        let mut asked = Asked { name, known: Vec::new() };
        let mut derefs = Vec::new();
        for (n, (step, how)) in steps.iter().enumerate() {
            derefs.extend(*how);
            if step.is_unknown() || var_of(step).is_some() {
                return Err(ReasonKind::UnknownType);
            }
            for autoref in [Autoref::None, Autoref::Shared, Autoref::Mutable] {
                for inherent in [true, false] {
                    if let Some((found, this, more)) =
                        self.fitting(&mut asked, step, autoref, inherent)
                    {
                        derefs.extend(steps[n + 1..].iter().take(more).filter_map(|(_, how)| *how));
                        return Ok(Pick { found, this, derefs, autoref });
                    }
                }
            }
            if self.hides_methods(step) {
                return Err(ReasonKind::Unmodelled);
            }
        }
        Err(ReasonKind::UnresolvedCall)
    }

    /// A library's type without a model: it may have any method.
    pub(super) fn hides_methods(&self, ty: &Ty) -> bool {
        let Ty::Adt(path, _) = ty else { return false };
        self.typer.names.at(*path).is_empty() && self.typer.models.ty(*path).is_none()
    }

    /// A function whose receiver is `step`, borrowed like that. With it `Self`, and how many more
    /// `*` lead there.
    fn fitting(
        &mut self,
        asked: &mut Asked,
        step: &Ty,
        autoref: Autoref,
        inherent: bool,
    ) -> Option<(Found, Ty, usize)> {
        let form = match autoref {
            Autoref::None => Form::Value,
            Autoref::Shared => Form::Shared,
            Autoref::Mutable => Form::Mutable,
        };
        if autoref == Autoref::None
            && let Ty::Ref(inner, mutable) = step
        {
            let inner = self.shallow(inner);
            let form = if *mutable { Form::Mutable } else { Form::Shared };
            if let Some(found) = self.with_form(asked, &inner, form, inherent) {
                return Some((found, inner, 1));
            }
        }
        if let Some(found) = self.with_form(asked, step, form, inherent) {
            return Some((found, step.clone(), 0));
        }
        // `self: Arc<Self>`: `Self` is behind the pointer.
        if let Ty::Adt(..) = step {
            let mut inner = step.clone();
            for more in 1..4 {
                let Some((next, _)) = self.deref(&inner) else { break };
                inner = next;
                let found = self.with_form(asked, &inner, Form::Typed, inherent);
                let Some(found) = found else { continue };
                if self.takes(&found, &inner, step, autoref) {
                    return Some((found, inner, more));
                }
            }
        }
        None
    }

    fn with_form(
        &mut self,
        asked: &mut Asked,
        this: &Ty,
        form: Form,
        inherent: bool,
    ) -> Option<Found> {
        let known = asked.known.iter().position(|(ty, i, _)| *i == inherent && ty == this);
        let at = known.unwrap_or_else(|| {
            let found = self.candidates(this, asked.name, inherent);
            let forms = found.into_iter().map(|f| (self.form(&f, this), f)).collect();
            asked.known.push((this.clone(), inherent, forms));
            asked.known.len() - 1
        });
        let list = asked.known[at].2.iter();
        self.one_of(list.filter(|(f, _)| *f == form).map(|(_, found)| found.clone()).collect())
    }

    /// The one function that candidates are: one under conflicting `cfg`s, or those of several
    /// impls of one trait with different arguments.
    pub fn one_of(&self, mut list: Vec<Found>) -> Option<Found> {
        if list.len() < 2 {
            return list.pop();
        }
        let names = self.typer.names;
        let path = |f: &Found| match f {
            Found::Def(id, _) | Found::Bound(id, ..) => Some(names.def(*id).path),
            Found::Model(model, _) => Some(model.path),
            Found::Several(..) | Found::Derived(..) | Found::Ambiguous => None,
        };
        let first = list.first().and_then(path);
        if first.is_none() || list.iter().any(|f| path(f) != first) {
            return Some(Found::Ambiguous);
        }
        let of_trait = |f: &Found| match f {
            Found::Def(id, _) => match names.def(*id).owner? {
                Owner::Impl(block) => names.impls().get(block).of_trait,
                Owner::Trait(_) => None,
            },
            _ => None,
        };
        if list.iter().all(|f| of_trait(f).is_none()) {
            return list.into_iter().next();
        }
        let mut ids = Vec::new();
        let mut sig: Option<Sig> = None;
        for found in &list {
            let Found::Def(id, own) = found else { return Some(Found::Ambiguous) };
            ids.push(*id);
            match &mut sig {
                None => sig = Some((**own).clone()),
                Some(sig) => sig.blur(own),
            }
        }
        ids.sort();
        ids.dedup();
        Some(Found::Several(ids, Arc::new(sig?)))
    }

    fn form(&self, found: &Found, this: &Ty) -> Form {
        match found {
            Found::Def(id, _) | Found::Bound(id, ..) => {
                let def = self.typer.names.def(*id);
                match def.function().and_then(|f| f.receiver.as_ref()) {
                    None => Form::None,
                    Some(r) if r.ty.is_some() => typed_form(found, this),
                    Some(r) if r.by_ref && r.mutable => Form::Mutable,
                    Some(r) if r.by_ref => Form::Shared,
                    Some(_) => Form::Value,
                }
            }
            Found::Model(model, _) => match model.receiver {
                None => Form::None,
                Some(crate::models::entry::SelfKind::Value) => Form::Value,
                Some(crate::models::entry::SelfKind::Ref) => Form::Shared,
                Some(crate::models::entry::SelfKind::Mut) => Form::Mutable,
            },
            Found::Derived(_, name) => match name.as_str() {
                "default" => Form::None,
                "clone_from" => Form::Mutable,
                "max" | "min" | "clamp" => Form::Value,
                _ => Form::Shared,
            },
            Found::Several(..) | Found::Ambiguous => Form::Value,
        }
    }

    /// Whether a typed receiver is what stands in front of the dot.
    fn takes(&mut self, found: &Found, this: &Ty, step: &Ty, autoref: Autoref) -> bool {
        let (Found::Def(_, sig) | Found::Bound(_, sig, _)) = found else { return false };
        let Some(receiver) = &sig.receiver else { return false };
        let wanted = match autoref {
            Autoref::None => step.clone(),
            Autoref::Shared => step.clone().reference(false),
            Autoref::Mutable => step.clone().reference(true),
        };
        let subst: Vec<(Name, Ty)> = sig.generics.iter().map(|(n, _)| (*n, self.fresh())).collect();
        let put = |n: Name| subst.iter().find(|(p, _)| *p == n).map(|(_, t)| t.clone());
        let mark = self.mark();
        let own = sig.self_ty.clone().unwrap_or_default().substitute(&put);
        let receiver = receiver.substitute(&put);
        let fits = self.unify(&own, this)
            && same_mutability(&receiver, &wanted)
            && self.unify(&receiver, &wanted);
        self.undo(mark);
        fits
    }
}

fn typed_form(found: &Found, this: &Ty) -> Form {
    let (Found::Def(_, sig) | Found::Bound(_, sig, _)) = found else { return Form::Typed };
    let _ = this;
    match (&sig.receiver, &sig.self_ty) {
        (Some(r), Some(s)) if r == s => Form::Value,
        (Some(Ty::Ref(r, m)), Some(s)) if **r == *s => {
            if *m {
                Form::Mutable
            } else {
                Form::Shared
            }
        }
        _ => Form::Typed,
    }
}

fn same_mutability(a: &Ty, b: &Ty) -> bool {
    match (a, b) {
        (Ty::Ref(_, m), Ty::Ref(_, n)) => m == n,
        (Ty::Ref(..), _) | (_, Ty::Ref(..)) => false,
        _ => true,
    }
}
