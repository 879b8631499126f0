//! Types of places, and what a type is for the engine.
//!
//! In:  types of slots, names of fields and variants, models of libraries.
//! Out: the type behind a step of a place; what kind of thing a library's type is.
//! Unknown where the typer does not know.

use std::sync::Arc;

use super::Code;
use crate::domain::Name;
use crate::flow::graph::{Call, Callee, Graph, Operand};
use crate::load::CrateId;
use crate::models::FnModel;
use crate::models::entry::{Kind, ModelEffect};
use crate::names::{DefId, DefKind};
use crate::types::Ty;

impl Code<'_> {
    /// Whether a canonical path (of a type, or of a variant) is the workspace's.
    pub fn is_workspace_type(&self, path: Name) -> bool {
        self.declaring(path).is_some()
    }

    /// The struct or enum of a canonical path, or of a variant's path.
    pub(super) fn declaring(&self, path: Name) -> Option<DefId> {
        let owner = || path.as_str().rsplit_once("::").map(|(owner, _)| Name::new(owner));
        self.data(path).or_else(|| self.data(owner()?))
    }

    /// The struct or enum of a canonical path.
    fn data(&self, path: Name) -> Option<DefId> {
        let is_data =
            |id: &DefId| matches!(self.names.def(*id).kind, DefKind::Struct | DefKind::Enum);
        self.names.at(path).iter().copied().find(is_data)
    }

    /// The enum of a variant's path; any other path as it is.
    pub fn type_of_variant(&self, path: Name) -> Name {
        match path.as_str().rsplit_once("::") {
            Some((owner, _)) if self.data(path).is_none() => Name::new(owner),
            _ => path,
        }
    }

    /// The declared type of a field of a struct; unknown for variants and generic types.
    pub fn declared_field(&self, path: Name, field: Name) -> Ty {
        self.typer.field_ty(&Ty::Adt(path, Arc::from([])), field)
    }

    /// The fields that a struct declares, in terms of its own parameters.
    pub fn declared_fields(&self, path: Name) -> Vec<(Name, Ty)> {
        self.data(path).map_or_else(Vec::new, |id| self.typer.fields(id).fields.clone())
    }

    /// What a library's type is for the engine, behind references.
    pub fn kind(&self, ty: &Ty) -> Option<&'static Kind> {
        ty.peel_refs().path().and_then(|path| self.models.ty(path)).map(|model| &model.kind)
    }

    /// The path that stands for a variant's fields.
    pub fn variant(&self, path: Name, variant: Name) -> Name {
        Name::new(&format!("{path}::{variant}"))
    }

    /// The declared types of all fields of a workspace type, of every variant and `cfg`.
    pub fn fields_of(&self, path: Name) -> Vec<Ty> {
        let is_data =
            |id: &&DefId| matches!(self.names.def(**id).kind, DefKind::Struct | DefKind::Enum);
        let mut found = Vec::new();
        for id in self.names.at(path).iter().filter(is_data) {
            let fields = self.typer.fields(*id);
            found.extend(fields.fields.iter().map(|(_, ty)| ty.clone()));
            let variants = fields.variants.iter().flat_map(|(_, parts)| parts);
            found.extend(variants.map(|(_, ty)| ty.clone()));
        }
        found
    }

    /// The types of a crate's statics.
    pub fn statics_of(&self, krate: CrateId) -> Vec<Ty> {
        let all = self.names.defs_of(krate).iter();
        let statics = all.filter(|def| def.kind == DefKind::Static);
        let ids = statics.flat_map(|def| self.names.at(def.path).iter().copied());
        ids.map(|id| self.typer.static_ty(id)).collect()
    }

    /// Whether a value of that type owns something, behind owners or in containers, that passes the
    /// test.
    pub fn owns(&self, ty: &Ty, test: &dyn Fn(&Ty) -> bool) -> bool {
        let any = |parts: &[Ty]| parts.iter().any(|part| self.owns(part, test));
        match ty {
            Ty::Adt(path, args) => match self.models.ty(*path).map(|model| &model.kind) {
                Some(Kind::Pointer | Kind::Wrapper | Kind::Collection | Kind::Lock) => any(args),
                _ => test(ty),
            },
            Ty::Tuple(parts) => any(parts),
            Ty::Slice(inner) => self.owns(inner, test),
            _ => false,
        }
    }

    /// Behind one reference, owner or guard.
    pub fn deref(&self, ty: &Ty) -> Ty {
        self.typer.deref(ty).unwrap_or_default()
    }

    /// An element of a slice, array or collection.
    pub fn element(&self, ty: &Ty) -> Ty {
        match ty.peel_refs() {
            Ty::Slice(inner) => Ty::clone(inner),
            other => match self.typer.deref(other) {
                Some(Ty::Slice(inner)) => Ty::clone(&inner),
                _ => Ty::Unknown,
            },
        }
    }

    /// The type that has the field, behind references and owners.
    pub fn owner_of_field(&self, ty: &Ty, field: Name) -> Ty {
        let mut owner = ty.clone();
        for _ in 0..8 {
            let has = match &owner {
                Ty::Tuple(_) => true,
                Ty::Adt(..) => !self.typer.field_ty(&owner, field).is_unknown(),
                _ => false,
            };
            if has {
                return owner;
            }
            match self.typer.deref(&owner) {
                Some(inner) => owner = inner,
                // A field whose type is unknown still belongs to the innermost known type.
                None => return owner,
            }
        }
        Ty::Unknown
    }

    /// The type of a field.
    pub fn field_ty(&self, owner: &Ty, field: Name) -> Ty {
        match owner {
            Ty::Tuple(parts) => field
                .as_str()
                .parse::<usize>()
                .ok()
                .and_then(|n| parts.get(n).cloned())
                .unwrap_or_default(),
            _ => self.typer.field_ty(owner, field),
        }
    }

    /// The type of a variant's payload.
    pub fn payload_ty(&self, owner: &Ty, variant: Name, n: u8) -> Ty {
        let index = match variant.as_str() {
            "Err" => 1,
            _ => 0,
        };
        match owner {
            Ty::Adt(path, _) if !self.is_workspace_type(*path) && n == 0 => owner.arg(index),
            _ => self.typer.payload_ty(owner, variant, usize::from(n)),
        }
    }

    /// Whether what a value of that type holds can be taken out through a shared reference.
    pub fn is_cell(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Adt(path, args) => {
                let lock = self.models.ty(*path).is_some_and(|model| model.kind == Kind::Lock);
                lock || args.iter().any(|arg| self.is_cell(arg))
            }
            Ty::Tuple(parts) => parts.iter().any(|part| self.is_cell(part)),
            Ty::Ref(inner, _) | Ty::Ptr(inner) | Ty::Slice(inner) => self.is_cell(inner),
            Ty::Unknown => true,
            _ => false,
        }
    }

    /// Whether a call only makes one value of another: `from`, `into`, derived ones.
    pub fn is_plain_conversion(&self, call: &Call) -> bool {
        matches!(&call.callee, Callee::Unmodelled(path) if path.as_str().starts_with("std::"))
    }

    /// Whether nothing is taken out of a static again: it is filled once, if not at the start.
    pub fn is_set_once(&self, path: Name) -> bool {
        let ids = self.names.at(path).iter().copied();
        let mut statics = ids.filter(|id| self.names.def(*id).kind == DefKind::Static);
        let (Some(id), None) = (statics.next(), statics.next()) else { return false };
        self.keeps_content(&self.typer.static_ty(id))
    }

    fn keeps_content(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Adt(path, args) => match self.models.ty(*path).map(|model| &model.kind) {
                Some(Kind::Sender { .. } | Kind::Receiver) => true,
                Some(Kind::Plain | Kind::Pointer) => args.iter().all(|arg| self.keeps_content(arg)),
                Some(_) => false,
                None => self.is_workspace_type(*path),
            },
            Ty::Tuple(parts) => parts.iter().all(|part| self.keeps_content(part)),
            // What makes a lazy one is no content.
            Ty::Fn(..) => true,
            _ => false,
        }
    }

    /// Whether every body that a function value can be is known.
    pub fn has_known_bodies(&self, value: &Operand, graph: &Graph) -> bool {
        match value {
            Operand::Move(loc) | Operand::Copy(loc) => {
                let ty = &graph.locals[loc.local.0 as usize].ty;
                loc.steps.is_empty() && matches!(ty.peel_refs(), Ty::Closure(..))
            }
            Operand::Const(_) => true,
        }
    }

    /// Whether a library call hands a future or closure on as it is: boxing, pinning, wrapping.
    pub fn keeps_drive(&self, model: &FnModel) -> bool {
        let kind = model.ret.path().and_then(|path| self.models.ty(path)).map(|ty| &ty.kind);
        let stores = model.effects.iter().any(|e| matches!(e, ModelEffect::Stores(_)));
        // What awaiting gives holds what came of the future, and not the future.
        stores || !model.is_async && matches!(kind, Some(Kind::Pointer | Kind::Wrapper))
    }

    /// Whether a library call makes something that receives as it is driven: an iterator,
    /// stream or future.
    pub fn adapts(&self, model: &FnModel, receiver: &Ty) -> bool {
        match self.kind(&model.ret) {
            None | Some(Kind::Plain | Kind::Adaptor | Kind::Future | Kind::Signal) => true,
            Some(Kind::Receiver) => model.ret.path() != receiver.peel_refs().path(),
            _ => false,
        }
    }
}
