//! Types on demand: what a local, field or call result is, or Unknown.
//!
//! In:  the IR, resolved names, models.
//! Out: [`Ty`], and for one body ([`Typer::body`]) the type of each expression and the target of
//!      each call ([`BodyTypes`]).
//! Cost: signatures and fields are lowered when first asked for; a body is one forward pass.
//! Not here: borrow checking, integer fallback, and of trait solving all but what method
//! look-up, associated types and `Copy` need.
//!
//! `Typer::new(&names)` once a workspace; then [`Typer::body`] for a body that matters,
//! [`Typer::signature`] and [`Typer::fields`] for definitions, [`Typer::needs_drop`] and
//! [`Typer::is_copy`] for types. [`resolutions`] lists what calls with a concurrency name go to.

mod answers;
mod assoc;
mod autoderef;
mod infer;
pub mod known;
pub mod lower;
mod ownership;
mod resolutions;
mod signatures;
pub mod stats;
#[cfg(test)]
mod tests;
mod traits;
pub mod ty;

use std::sync::{Arc, PoisonError, RwLock};

use rustc_hash::FxHashMap;

pub use answers::{Autoref, BodyTypes, CallTarget, CallTo, PatTo, PathTo};
pub use autoderef::Deref;
pub use lower::Env;
pub use resolutions::{CallSite, resolutions};
pub use signatures::{Fields, Sig};
pub use ty::Ty;

use crate::domain::{FileId, Name};
use crate::load::Workspace;
use crate::models::{FnModel, Models, TypeModel};
use crate::names::{DefId, ImplId, Names};
use crate::syntax::ir::{BodyId, ItemKind};

/// Types of a workspace; shared by all threads.
pub struct Typer<'w> {
    /// The workspace.
    pub workspace: &'w Workspace,
    /// Its names.
    pub names: &'w Names<'w>,
    /// The libraries.
    pub models: &'w Models,
    table: signatures::Table,
    /// Signatures of library functions, by address: models live for the whole process.
    library: RwLock<FxHashMap<usize, Arc<Sig>>>,
}

impl<'w> Typer<'w> {
    /// Nothing is computed yet.
    pub fn new(names: &'w Names<'w>) -> Self {
        Self {
            workspace: names.workspace(),
            names,
            models: names.models(),
            table: signatures::Table::new(names),
            library: RwLock::default(),
        }
    }

    /// The signature of a library function.
    fn model(&self, model: &'static FnModel) -> Arc<Sig> {
        let key = std::ptr::from_ref(model).addr();
        let known = self.library.read().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        known.unwrap_or_else(|| {
            let owner = model.path.as_str().rsplit_once("::").map(|(owner, _)| Name::new(owner));
            let of_trait = owner.and_then(|owner| self.models.trait_model(owner));
            let sig = Arc::new(signatures::model_sig(model, of_trait));
            let mut table = self.library.write().unwrap_or_else(PoisonError::into_inner);
            table.entry(key).or_insert(sig).clone()
        })
    }

    /// Infers one body.
    pub fn body(&self, file: FileId, body: BodyId) -> BodyTypes {
        infer::body(self, file, body)
    }

    /// The signature of a function.
    pub fn signature(&self, id: DefId) -> Option<Arc<Sig>> {
        self.table.sig(self.names, id)
    }

    /// The generics of a definition.
    pub fn env(&self, id: DefId) -> Arc<Env> {
        self.table.env(self.names, id)
    }

    /// The generics of an impl, and its type.
    pub fn impl_env(&self, id: ImplId) -> Arc<Env> {
        self.table.impl_env(self.names, id)
    }

    /// The fields a struct or enum declares, in terms of its own parameters.
    pub fn fields(&self, id: DefId) -> Arc<Fields> {
        self.table.fields(self.names, id)
    }

    /// The declared type of a static or constant.
    pub fn static_ty(&self, id: DefId) -> Ty {
        match &self.names.def(id).item.kind {
            ItemKind::Static { ty, .. } | ItemKind::Const { ty, .. } => {
                let env = self.env(id);
                lower::Lower::new(self.names, &env).ty(ty)
            }
            _ => Ty::Unknown,
        }
    }

    /// The type of a field: of a struct, tuple or the struct behind references and pointers.
    pub fn field_ty(&self, owner: &Ty, field: Name) -> Ty {
        infer::field_ty(self, owner, field)
    }

    /// What `*value` is: behind a reference, owner, guard or `Deref`.
    pub fn deref(&self, ty: &Ty) -> Option<Ty> {
        infer::deref(self, ty)
    }

    /// The type of the n-th payload of a workspace enum's variant.
    pub fn payload_ty(&self, owner: &Ty, variant: Name, n: usize) -> Ty {
        let Ty::Adt(path, args) = owner else { return Ty::Unknown };
        let found = self.data(*path, |f| f.variant(variant)?.get(n).map(|(_, ty)| ty.clone()));
        let Some((fields, ty)) = found else { return Ty::Unknown };
        ty.substitute(&|name| {
            let n = fields.generics.iter().position(|g| *g == name)?;
            Some(args.get(n).cloned().unwrap_or_default())
        })
    }

    /// The struct or enum of a canonical path that has what `with` looks for; definitions under
    /// conflicting `cfg`s are tried in turn.
    fn data<T>(&self, path: Name, with: impl Fn(&Fields) -> Option<T>) -> Option<(Arc<Fields>, T)> {
        self.names.at(path).iter().find_map(|id| {
            if !matches!(self.names.def(*id).item.kind, ItemKind::Struct(_) | ItemKind::Enum { .. })
            {
                return None;
            }
            let fields = self.fields(*id);
            let found = with(&fields)?;
            Some((fields, found))
        })
    }
}

/// A part of a model's type for actual arguments.
fn part_of(model: &TypeModel, part: &Ty, actual: &Ty) -> Ty {
    let Ty::Adt(_, args) = actual else { return Ty::Unknown };
    part.substitute(&|name| {
        if let Some(n) = model.generics.iter().position(|g| *g == name) {
            return Some(args.get(n).cloned().unwrap_or_default());
        }
        // `P::Target` of `Pin<P>`
        let (owner, assoc) = name.as_str().rsplit_once("::")?;
        let n = model.generics.iter().position(|g| *g == owner)?;
        let owner = args.get(n).cloned().unwrap_or_default();
        Some(lower::projection(owner, None, Name::new(assoc)))
    })
}
