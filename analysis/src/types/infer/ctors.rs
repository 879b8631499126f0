//! Constructors: structs and variants in literals, patterns and calls.
//!
//! In:  a path, or an enum and a variant's name.
//! Out: [`Ctor`]: the type it makes, with its fields.

use crate::domain::Name;
use crate::names::{DefKind, Namespace, Resolution, Resolved};
use crate::syntax::ir::{ItemKind, Segment, Shape, TypePath};
use crate::types::answers::PatTo;
use crate::types::known;
use crate::types::ty::Ty;

use super::Infer;

/// A struct or variant, with variables for what is not written.
pub(super) struct Ctor {
    /// The type's canonical path.
    pub of: Name,
    pub variant: Option<Name>,
    /// The type it makes.
    pub ty: Ty,
    pub fields: Vec<(Name, Ty)>,
}

impl Ctor {
    /// The fields' types in order.
    pub fn types(&self) -> Vec<Ty> {
        self.fields.iter().map(|(_, t)| t.clone()).collect()
    }
}

impl Infer<'_, '_, '_> {
    /// Whether a type is an enum with that variant.
    pub fn has_variant(&self, path: Name, name: Name) -> bool {
        let own = self.typer().data(path, |f| f.variant(name).map(|_| ())).is_some();
        own || self.typer().models.ty(path).is_some_and(|model| {
            known::is_enum(model) && model.variants.iter().any(|v| v.name == name)
        })
    }

    /// A variant of an enum, with the enum's arguments as far as written.
    pub fn variant(&mut self, path: Name, name: Name, mut args: Vec<Ty>) -> Option<Ctor> {
        let own = self.typer().data(path, |f| f.variant(name).map(<[_]>::to_vec));
        let (generics, fields) = if let Some((data, fields)) = own {
            (data.generics.clone(), fields)
        } else {
            let model = self.typer().models.ty(path)?;
            let variant = model.variants.iter().find(|v| v.name == name)?;
            (model.generics.clone(), variant.fields.clone())
        };
        args.resize(generics.len(), Ty::Unknown);
        let args: Vec<Ty> = args.iter().map(|t| self.solver.open(t)).collect();
        let put =
            |n: Name| generics.iter().position(|g| *g == n).and_then(|n| args.get(n).cloned());
        let fields = fields.iter().map(|(n, t)| (*n, t.substitute(&put))).collect();
        Some(Ctor { of: path, variant: Some(name), ty: Ty::Adt(path, args.into()), fields })
    }

    /// A type as its own constructor.
    pub fn struct_of(&mut self, this: &Ty) -> Option<Ctor> {
        let Ty::Adt(of, args) = this else { return None };
        let (data, fields) = self.typer().data(*of, |f| Some(f.fields.clone()))?;
        let put = |n: Name| {
            let at = data.generics.iter().position(|g| *g == n)?;
            args.get(at).cloned()
        };
        let fields = fields.iter().map(|(n, t)| (*n, t.substitute(&put))).collect();
        Some(Ctor { of: *of, variant: None, ty: this.clone(), fields })
    }

    /// The struct or variant that a pattern's or literal's path names.
    pub fn ctor_path(&mut self, path: &TypePath) -> Option<Ctor> {
        for space in [Namespace::Type, Namespace::Value] {
            let found = self.resolve_segments(path, space);
            if let Some((of, name)) = self.variant_of(found, path.segments.len()) {
                let args = self.type_args(&path.segments);
                return self.variant(of, name, args);
            }
        }
        // Through `Self` or an alias.
        let (last, front) = path.segments.split_last()?;
        if !front.is_empty() {
            let head = TypePath {
                global: path.global,
                qself: path.qself.clone(),
                qself_len: path.qself_len,
                segments: front.to_vec(),
            };
            if let Ty::Adt(of, args) = self.lower_path(&head)
                && self.has_variant(of, last.name)
            {
                return self.variant(of, last.name, args.to_vec());
            }
        }
        let written = self.lower_path(path);
        let ty = self.solver.open(&written);
        let ty = self.solver.shallow(&ty);
        self.struct_of(&ty)
    }

    fn resolve_segments(&self, path: &TypePath, space: Namespace) -> Resolution {
        let names: Vec<Name> = path.segments.iter().map(|s| s.name).collect();
        self.typer().names.resolve(self.scope, path.global, &names, space)
    }

    /// The enum and variant that a path of `len` segments resolves to.
    fn variant_of(&self, found: Resolution, len: usize) -> Option<(Name, Name)> {
        match found.to {
            Resolved::Variant(id, name) if found.used == len => {
                Some((self.typer().names.def(id).path, name))
            }
            Resolved::Extern(full) => {
                let (front, last) = full.as_str().rsplit_once("::")?;
                let (front, last) = (Name::new(front), Name::new(last));
                self.has_variant(front, last).then_some((front, last))
            }
            _ => None,
        }
    }

    /// The types written as arguments in a path.
    pub fn type_args(&mut self, segments: &[Segment]) -> Vec<Ty> {
        let list: Vec<_> = segments.iter().flat_map(|s| &s.args).cloned().collect();
        list.iter().map(|t| self.lower(t)).collect()
    }

    /// Whether a bare name in a pattern is a constant, unit struct or variant, and its type.
    pub fn pattern_const(&mut self, name: Name) -> Option<(PatTo, Ty)> {
        let found = self.typer().names.resolve(self.scope, false, &[name], Namespace::Value);
        if let Some((of, variant)) = self.variant_of(found, 1) {
            let ctor = self.variant(of, variant, Vec::new())?;
            return Some((PatTo::Variant(of, variant), ctor.ty));
        }
        match found.to {
            Resolved::Item(id) => {
                let def = self.typer().names.def(id);
                let path = def.path;
                match (&def.item.kind, def.kind) {
                    (_, DefKind::Const | DefKind::Static) => {
                        Some((PatTo::Const(Some(path)), self.typer().static_ty(id)))
                    }
                    (ItemKind::Struct(data), _) if data.shape == Shape::Unit => {
                        Some((PatTo::Const(Some(path)), Ty::Adt(path, [].into())))
                    }
                    _ => None,
                }
            }
            Resolved::Extern(full) => {
                let ty = self.typer().models.constant(full)?;
                Some((PatTo::Const(Some(full)), ty))
            }
            _ => None,
        }
    }
}
