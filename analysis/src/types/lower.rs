//! Written types to [`Ty`]: paths resolved, aliases expanded, generics and bounds in place.
//!
//! In:  a [`TypeRef`] and the [`Env`] it is written in.
//! Out: a type; what is not known is `Unknown`. Associated types stay projections
//!      (see [`projection`]) until the type they belong to is known.
//! Not here: inference variables (`infer`), which associated type is meant (`traits`).

use std::cell::RefCell;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::domain::Name;
use crate::names::{DefKind, Names, Namespace, Resolved, ScopeId};
use crate::syntax::ir::{Generics, ItemKind, Segment, TypePath, TypeRef};

use super::ty::{Bound, Ty};

/// What generic names and `Self` mean in an item.
#[derive(Clone, Debug)]
pub struct Env {
    /// Where paths are looked up.
    pub scope: ScopeId,
    /// `Self`.
    pub self_ty: Option<Ty>,
    /// Generic parameters, those of the impl or trait around first.
    pub params: Vec<(Name, Arc<[Bound]>)>,
    /// How many of them are the surrounding item's.
    pub outer: usize,
    /// Bounds on types that are no parameters.
    pub wheres: Vec<(Ty, Bound)>,
}

impl Env {
    /// No generics.
    pub fn empty(scope: ScopeId) -> Self {
        Self { scope, self_ty: None, params: Vec::new(), outer: 0, wheres: Vec::new() }
    }

    /// The bounds of a parameter.
    pub fn bounds(&self, name: Name) -> Option<&Arc<[Bound]>> {
        self.params.iter().rev().find(|(n, _)| *n == name).map(|(_, b)| b)
    }

    /// Adds an item's own generics.
    pub fn extend(&mut self, names: &Names<'_>, generics: &Generics) {
        self.outer = self.params.len();
        let none: Arc<[Bound]> = Arc::from([]);
        for name in &generics.params {
            self.params.push((*name, none.clone()));
        }
        let mut by_param: Vec<(Name, Bound)> = Vec::new();
        let mut wheres = Vec::new();
        {
            let lower = Lower::new(names, self);
            for (of, bound) in &generics.bounds {
                let Some(bound) = lower.bound(bound) else { continue };
                match lower.ty(of) {
                    Ty::Param(name, _) => by_param.push((name, bound)),
                    Ty::Unknown => {}
                    other => wheres.push((other, bound)),
                }
            }
        }
        for (name, list) in &mut self.params {
            let mut all: Vec<Bound> = list.to_vec();
            all.extend(by_param.iter().filter(|(n, _)| n == name).map(|(_, b)| b.clone()));
            if all.len() != list.len() {
                *list = all.into();
            }
        }
        self.wheres.extend(wheres);
    }
}

/// The trait, if written, and the associated type of a projection.
type Projected = (Option<Name>, Name);

thread_local! {
    /// Paths of projections: few, and asked for at every step of autoderef.
    static PATHS: RefCell<FxHashMap<Projected, Name>> = RefCell::default();
    static PARTS: RefCell<FxHashMap<Name, Projected>> = RefCell::default();
}

/// `<self_ty as of>::name` as a type: its path is the trait's in angle brackets.
pub fn projection(self_ty: Ty, of: Option<Name>, name: Name) -> Ty {
    let path = PATHS.with_borrow_mut(|paths| {
        *paths.entry((of, name)).or_insert_with(|| {
            let of = of.map_or("", Name::as_str);
            Name::new(&format!("<{of}>::{name}"))
        })
    });
    Ty::Adt(path, Arc::from([self_ty]))
}

/// The parts of a projection: self type, trait if written, name.
pub fn as_projection(ty: &Ty) -> Option<(&Ty, Option<Name>, Name)> {
    let Ty::Adt(path, args) = ty else { return None };
    if path.as_str().as_bytes().first() != Some(&b'<') {
        return None;
    }
    let (of, name) = PARTS.with_borrow_mut(|parts| {
        if let Some(known) = parts.get(path) {
            return Some(*known);
        }
        let (of, name) = path.as_str().strip_prefix('<')?.rsplit_once(">::")?;
        let split = ((!of.is_empty()).then(|| Name::new(of)), Name::new(name));
        parts.insert(*path, split);
        Some(split)
    })?;
    Some((args.first()?, of, name))
}

/// `Base::A::B`
fn associated(base: Ty, rest: &[Segment]) -> Ty {
    rest.iter().fold(base, |ty, segment| match ty {
        Ty::Unknown => Ty::Unknown,
        ty => projection(ty, None, segment.name),
    })
}

/// Lowers types of one environment.
#[derive(Clone, Copy)]
pub struct Lower<'a, 'w> {
    names: &'a Names<'w>,
    env: &'a Env,
    depth: u32,
}

const MAX_DEPTH: u32 = 24;

impl<'a, 'w> Lower<'a, 'w> {
    /// For types written in `env`.
    pub fn new(names: &'a Names<'w>, env: &'a Env) -> Self {
        Self { names, env, depth: 0 }
    }

    /// A written type.
    pub fn ty(&self, ty: &TypeRef) -> Ty {
        if self.depth > MAX_DEPTH {
            return Ty::Unknown;
        }
        let deeper = Self { depth: self.depth + 1, ..*self };
        match ty {
            TypeRef::Infer => Ty::Unknown,
            TypeRef::Never => Ty::Never,
            TypeRef::Path(path) => deeper.path(path),
            TypeRef::Ref(inner, mutable) => deeper.ty(inner).reference(*mutable),
            TypeRef::Ptr(inner) => Ty::Ptr(Arc::new(deeper.ty(inner))),
            TypeRef::Tuple(list) => Ty::Tuple(list.iter().map(|t| deeper.ty(t)).collect()),
            TypeRef::Slice(inner) => Ty::Slice(Arc::new(deeper.ty(inner))),
            TypeRef::Fn(params, ret) => {
                Ty::Fn(params.iter().map(|t| deeper.ty(t)).collect(), Arc::new(deeper.ty(ret)))
            }
            TypeRef::Dyn(list) => Ty::Dyn(deeper.bounds(list)),
            TypeRef::Impl(list) => Ty::Opaque(deeper.bounds(list)),
        }
    }

    fn bounds(&self, list: &[TypeRef]) -> Arc<[Bound]> {
        list.iter().filter_map(|b| self.bound(b)).collect()
    }

    /// A written trait with its arguments.
    pub fn bound(&self, ty: &TypeRef) -> Option<Bound> {
        let TypeRef::Path(path) = ty else { return None };
        let last = path.segments.last()?;
        let names: Vec<Name> = path.segments.iter().map(|s| s.name).collect();
        let found = self.names.resolve(self.env.scope, path.global, &names, Namespace::Type);
        let of = match found.to {
            Resolved::Item(id) if found.used == names.len() => self.names.def(id).path,
            Resolved::Extern(path) => path,
            _ => last.name,
        };
        let deeper = Self { depth: self.depth + 1, ..*self };
        Some(Bound {
            of,
            args: last.args.iter().map(|t| deeper.ty(t)).collect(),
            assoc: last.assoc.iter().map(|(n, t)| (*n, deeper.ty(t))).collect(),
        })
    }

    /// A path in type position.
    pub fn path(&self, path: &TypePath) -> Ty {
        if let Some(qself) = &path.qself {
            let this = self.ty(qself);
            let split = usize::from(path.qself_len).min(path.segments.len());
            let (of, rest) = path.segments.split_at(split);
            let of = self.trait_of(path.global, of);
            let Some((first, rest)) = rest.split_first() else { return this };
            return associated(projection(this, of, first.name), rest);
        }
        let Some(first) = path.segments.first() else { return Ty::Unknown };
        if !path.global {
            if first.name == "Self" {
                let this = self.env.self_ty.clone().unwrap_or_default();
                return associated(this, &path.segments[1..]);
            }
            if let Some(bounds) = self.env.bounds(first.name) {
                let param = Ty::Param(first.name, bounds.clone());
                return associated(param, &path.segments[1..]);
            }
        }
        let names: Vec<Name> = path.segments.iter().map(|s| s.name).collect();
        let found = self.names.resolve(self.env.scope, path.global, &names, Namespace::Type);
        let used = found.used.min(path.segments.len());
        let (head, rest) = path.segments.split_at(used);
        let base = match found.to {
            Resolved::Item(id) => self.item(id, head),
            Resolved::Extern(path) => self.library(path, head),
            Resolved::Prim(name) => Ty::Prim(name),
            _ => Ty::Unknown,
        };
        associated(base, rest)
    }

    fn trait_of(&self, global: bool, path: &[Segment]) -> Option<Name> {
        let names: Vec<Name> = path.iter().map(|s| s.name).collect();
        let found = self.names.resolve(self.env.scope, global, &names, Namespace::Type);
        match found.to {
            Resolved::Item(id) => Some(self.names.def(id).path),
            Resolved::Extern(path) => Some(path),
            _ => None,
        }
    }

    fn args(&self, head: &[Segment]) -> Vec<Ty> {
        head.iter().flat_map(|s| &s.args).map(|t| self.ty(t)).collect()
    }

    fn item(&self, id: crate::names::DefId, head: &[Segment]) -> Ty {
        let def = self.names.def(id);
        let mut args = self.args(head);
        match (&def.item.kind, def.kind) {
            (ItemKind::Struct(data), _) => {
                args.resize(data.generics.params.len(), Ty::Unknown);
                Ty::Adt(def.path, args.into())
            }
            (ItemKind::Enum { generics, .. }, _) => {
                args.resize(generics.params.len(), Ty::Unknown);
                Ty::Adt(def.path, args.into())
            }
            (ItemKind::Alias { generics, ty: Some(ty), .. }, _) => {
                let mut env = Env::empty(def.scope);
                let none: Arc<[Bound]> = Arc::from([]);
                env.params = generics.params.iter().map(|n| (*n, none.clone())).collect();
                let lower = Lower { names: self.names, env: &env, depth: self.depth + 1 };
                let params = &generics.params;
                lower.ty(ty).substitute(&|name| {
                    let n = params.iter().position(|p| *p == name)?;
                    Some(args.get(n).cloned().unwrap_or_default())
                })
            }
            (_, DefKind::Trait) => {
                Ty::Dyn(Arc::from([Bound { of: def.path, args, assoc: Vec::new() }]))
            }
            _ => Ty::Unknown,
        }
    }

    fn library(&self, path: Name, head: &[Segment]) -> Ty {
        let mut args = self.args(head);
        let expanded = self.names.models().expand(path, &args);
        if let Some(expanded) = expanded {
            return expanded;
        }
        let head = path.as_str();
        if matches!(head, "anyhow::Result" | "eyre::Result" | "color_eyre::Result") {
            let error = if head == "anyhow::Result" { "anyhow::Error" } else { "eyre::Report" };
            let mut args = args.into_iter();
            let ok = args.next().unwrap_or_default();
            let error = args.next().unwrap_or_else(|| Ty::adt(error, []));
            return Ty::adt("std::result::Result", [ok, error]);
        }
        if let Some(model) = self.names.models().ty(path) {
            // Lifetimes are no arguments; missing ones have defaults or are inferred.
            args.resize(model.generics.len().max(args.len()), Ty::Unknown);
        }
        Ty::Adt(path, args.into())
    }
}

impl Lower<'_, '_> {
    /// A library's type with as many arguments as it has parameters.
    pub fn sized(&self, path: Name, mut args: Vec<Ty>) -> Ty {
        if let Some(model) = self.names.models().ty(path) {
            args.resize(model.generics.len().max(args.len()), Ty::Unknown);
        } else if crate::names::is_primitive(path) {
            return Ty::Prim(path);
        }
        Ty::Adt(path, args.into())
    }
}
