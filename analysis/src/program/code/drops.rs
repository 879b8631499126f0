//! What runs when a value is dropped: the workspace's own `drop` functions.
//!
//! In:  a type.
//! Out: the `drop` of the type and those of its fields, each with the field that it is for.
//! Under-approximates: shared owners, trait objects and generic fields are left out, as their
//! drop may come later or elsewhere.

use rustc_hash::FxHashMap;

use super::Code;
use crate::domain::Name;
use crate::models::entry::Kind;
use crate::names::impls::Head;
use crate::program::value::Base;
use crate::types::Ty;
use crate::types::ty::BodyRef;

/// A `drop` function, and the field of the dropped value that it drops; `None` for the value.
pub type DropOf = (BodyRef, Option<Base>);

/// Fields in fields that are followed.
const MAX_DEPTH: usize = 3;

impl Code<'_> {
    /// The `drop` functions that run when a value of that type is dropped.
    pub fn drops(&self, ty: &Ty) -> Vec<DropOf> {
        let known = self.drop_bodies();
        let mut found = Vec::new();
        if !known.is_empty() {
            self.add_drops(known, ty, None, 0, &mut found);
        }
        found
    }

    /// The type that a `drop` function is for.
    pub fn dropped_by(&self, body: BodyRef) -> Option<Name> {
        let def = self.def_of(body).map(|id| self.names.def(id))?;
        if def.name() != "drop" {
            return None;
        }
        self.drop_bodies().iter().find(|(_, of)| **of == body).map(|(path, _)| *path)
    }

    fn drop_bodies(&self) -> &FxHashMap<Name, BodyRef> {
        self.drop_bodies.get_or_init(|| {
            let impls = self.names.impls();
            let all = impls.of_trait(Name::new("std::ops::Drop")).iter();
            all.filter_map(|id| {
                let found = impls.get(*id);
                let Head::Adt(path) = found.head else { return None };
                let (_, def) = found.items.iter().find(|(name, _)| *name == "drop")?;
                let def = self.names.def(*def);
                let body = def.function()?.body?;
                Some((path, BodyRef { file: def.file, body, nested: None }))
            })
            .collect()
        })
    }

    fn add_drops(
        &self,
        known: &FxHashMap<Name, BodyRef>,
        ty: &Ty,
        field: Option<Base>,
        depth: usize,
        found: &mut Vec<DropOf>,
    ) {
        let Ty::Adt(path, args) = ty else { return };
        match self.models.ty(*path).map(|model| &model.kind) {
            Some(Kind::Wrapper | Kind::Collection) => {
                for arg in args.iter() {
                    self.add_drops(known, arg, field, depth, found);
                }
            }
            Some(_) => {}
            None if depth < MAX_DEPTH => {
                if let Some(body) = known.get(path) {
                    found.push((*body, field));
                }
                let Some(id) = self.names.at(*path).first() else { return };
                for (name, ty) in &self.typer.fields(*id).fields {
                    let base = Base::Field(*path, *name);
                    self.add_drops(known, ty, Some(base), depth + 1, found);
                }
            }
            None => {}
        }
    }
}
