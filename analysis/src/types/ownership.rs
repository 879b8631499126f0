//! Ownership: whether a type's values are copied, and whether dropping them does anything.
//!
//! In:  a type.
//! Out: yes, no, or unknown.

use crate::domain::{Name, name};
use crate::names::Head;
use crate::syntax::ir::ItemKind;

use super::ty::Ty;
use super::{Typer, known, traits};

/// The one library type that is `Copy` and has nothing to drop whatever its argument.
const PHANTOM: &str = "std::marker::PhantomData";

/// Types nested deeper are not looked into.
const MAX_DEPTH: u32 = 12;

impl Typer<'_> {
    /// Whether dropping a value does anything; `None` if that is not known.
    pub fn needs_drop(&self, ty: &Ty) -> Option<bool> {
        self.needs_drop_at(ty, 0)
    }

    fn needs_drop_at(&self, ty: &Ty, depth: u32) -> Option<bool> {
        if depth > MAX_DEPTH {
            return None;
        }
        match ty {
            Ty::Never | Ty::Ref(..) | Ty::Ptr(_) | Ty::Fn(..) | Ty::Prim(_) => Some(false),
            Ty::Slice(inner) => self.needs_drop_at(inner, depth + 1),
            Ty::Tuple(list) => any(list.iter().map(|t| self.needs_drop_at(t, depth + 1))),
            Ty::Dyn(_) | Ty::Future(..) => Some(true),
            Ty::Unknown | Ty::Closure(..) | Ty::Param(..) | Ty::Opaque(_) => None,
            Ty::Adt(path, args) => self.adt_needs_drop(*path, args, ty, depth),
        }
    }

    fn adt_needs_drop(&self, path: Name, args: &[Ty], ty: &Ty, depth: u32) -> Option<bool> {
        if let Some(model) = self.models.ty(path) {
            if path == PHANTOM || path == "std::mem::ManuallyDrop" {
                return Some(false);
            }
            if model.trivial_drop {
                // A derived `Copy` holds if it holds for the arguments: `Option<Sender>` drops.
                return any(args.iter().map(|t| self.needs_drop_at(t, depth + 1)));
            }
            // A struct that shows no field may hide some.
            if model.variants.len() > 1 || model.variants.iter().any(|v| !v.fields.is_empty()) {
                return any(model.variants.iter().flat_map(|v| &v.fields).map(|(_, field)| {
                    self.needs_drop_at(&super::part_of(model, field, ty), depth + 1)
                }));
            }
            return match path.as_str() {
                "std::pin::Pin" | "std::cell::Cell" | "std::cell::RefCell" => {
                    args.first().and_then(|t| self.needs_drop_at(t, depth + 1))
                }
                _ => Some(true),
            };
        }
        if self.has_impl(path, "std::ops::Drop") {
            return Some(true);
        }
        let (fields, ()) = self.data(path, |_| Some(()))?;
        let put = |name: Name| {
            let n = fields.generics.iter().position(|g| *g == name)?;
            args.get(n).cloned()
        };
        let own = fields.fields.iter().chain(fields.variants.iter().flat_map(|(_, f)| f));
        any(own.map(|(_, field)| self.needs_drop_at(&field.substitute(&put), depth + 1)))
    }

    /// Whether using a value copies it; `None` if that is not known.
    pub fn is_copy(&self, ty: &Ty) -> Option<bool> {
        self.is_copy_at(ty, 0)
    }

    fn is_copy_at(&self, ty: &Ty, depth: u32) -> Option<bool> {
        if depth > MAX_DEPTH {
            return None;
        }
        match ty {
            Ty::Prim(name) => Some(known::is_plain_primitive(*name)),
            Ty::Never | Ty::Ptr(_) | Ty::Fn(..) => Some(true),
            Ty::Ref(_, mutable) => Some(!mutable),
            Ty::Tuple(list) => {
                any(list.iter().map(|t| self.is_copy_at(t, depth + 1).map(|c| !c))).map(|no| !no)
            }
            Ty::Slice(inner) => self.is_copy_at(inner, depth + 1),
            Ty::Dyn(_) | Ty::Future(..) => Some(false),
            Ty::Param(_, bounds) | Ty::Opaque(bounds) => {
                let copy = bounds.iter().any(|b| b.of == "std::marker::Copy");
                // Only code that says so may copy a parameter.
                Some(copy)
            }
            Ty::Unknown | Ty::Closure(..) => None,
            Ty::Adt(path, args) => self.adt_is_copy(*path, args, depth),
        }
    }

    fn adt_is_copy(&self, path: Name, args: &[Ty], depth: u32) -> Option<bool> {
        // A derived `Copy` holds if it holds for the arguments.
        let all_args = || {
            any(args.iter().map(|t| self.is_copy_at(t, depth + 1).map(|copy| !copy))).map(|no| !no)
        };
        if let Some(model) = self.models.ty(path) {
            let says = self.models.implements(path, name!("std::marker::Copy"));
            let wraps = matches!(
                path.as_str(),
                "std::option::Option"
                    | "std::result::Result"
                    | "std::task::Poll"
                    | "std::ops::ControlFlow"
            );
            return match model.trivial_drop || says || wraps {
                true if path == PHANTOM => Some(true),
                true => all_args(),
                false => Some(false),
            };
        }
        let defs = self.names.at(path);
        let known = defs
            .iter()
            .map(|id| self.names.def(*id))
            .find(|d| matches!(d.item.kind, ItemKind::Struct(_) | ItemKind::Enum { .. }))?;
        if self.has_impl(path, "std::marker::Copy") {
            return Some(true);
        }
        if traits::derives(&known.item.attrs, "Copy") { all_args() } else { Some(false) }
    }

    fn has_impl(&self, path: Name, of: &str) -> bool {
        let impls = self.names.impls();
        let of = Name::new(of);
        impls.traits_of(Head::Adt(path)).iter().any(|id| impls.get(*id).of_trait == Some(of))
    }
}

/// Whether one holds; unknown if none does and one is unknown.
fn any(list: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut open = false;
    for one in list {
        match one {
            Some(true) => return Some(true),
            Some(false) => {}
            None => open = true,
        }
    }
    (!open).then_some(false)
}
