//! Models: what library types are and what library calls do, read from stub files.
//!
//! In:  `analysis/models/<crate>/….rs`, parsed at build time; users' stubs at run time.
//! Out: types and functions by canonical path, each with its effects.
//! Source: the libraries' own documentation, at the versions each stub names.
//! Cost: nothing at start; an entry is decoded when it is first asked for, then kept.
//!
//! [`library`] has the shipped stubs, [`Models::with_stubs`] adds a user's.
//!
//! - [`Models::canonical`] turns any public path into the canonical one; all else takes that.
//! - Methods of a type are looked up under the name of its head, [`Models::key`]: an `Adt`'s
//!   path, `str`, `u8`, … and `slice` (arrays too), `tuple`, `fn`, `pointer`.
//! - In a trait's methods `Self` and `Self::Item` are parameters of those names; likewise
//!   `I::Item` is a parameter that `I`'s bound binds: `I: Iterator<Item = I::Item>`.
//!   [`Models::method`] has them already replaced.
//! - A closure's bound is `Fn…`, its argument the tuple of the closure's parameters, and `Output`.
//! - [`unify`](Models::unify) binds the parameters of a model's types from actual ones.

mod decode;
pub mod entry;
pub mod reader;
mod search;
mod solve;
mod table;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{LazyLock, OnceLock, PoisonError, RwLock};

use rustc_hash::FxBuildHasher;

use crate::domain::{Name, name};
use crate::types::Ty;

pub use entry::{FnModel, ImplModel, Kind, ModelEffect, TraitModel, TypeModel, VariantModel};
pub use reader::{Source, StubError};
pub use solve::Bindings;
use table::{Entries, SHIPPED, Table, below, find};

/// A concurrent table of what was decoded.
struct Cache<K, V>(RwLock<HashMap<K, V, FxBuildHasher>>);

impl<K: Eq + Hash + Copy, V: Copy> Cache<K, V> {
    fn new() -> Self {
        Self(RwLock::new(HashMap::default()))
    }

    fn get(&self, key: K, make: impl FnOnce() -> V) -> V {
        if let Some(&known) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return known;
        }
        // Made without the lock: making one may ask for another.
        let made = make();
        *self.0.write().unwrap_or_else(PoisonError::into_inner).entry(key).or_insert(made)
    }
}

/// What is known of libraries.
pub struct Models {
    /// A user's stubs first.
    layers: Vec<&'static Table>,
    canonical: Cache<Name, Name>,
    functions: Cache<Name, Option<&'static FnModel>>,
    methods: Cache<(Name, Name), Option<&'static FnModel>>,
    types: Cache<Name, Option<&'static TypeModel>>,
    traits: Cache<Name, Option<&'static TraitModel>>,
    trait_methods: Cache<(Name, Name), Option<&'static FnModel>>,
    /// Traits that are implemented for all types, or for all of another trait, in order.
    blankets: OnceLock<Vec<(&'static str, &'static TraitModel)>>,
    impls: Cache<Name, &'static [ImplModel]>,
}

/// The shipped stubs.
pub fn library() -> &'static Models {
    static LIBRARY: LazyLock<Models> = LazyLock::new(|| Models::of(vec![SHIPPED]));
    &LIBRARY
}

/// An edition, for its prelude.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PreludeEdition {
    /// 2015 and 2018.
    E2018,
    /// 2021.
    E2021,
    /// 2024.
    E2024,
}

impl Models {
    fn of(layers: Vec<&'static Table>) -> Self {
        Self {
            layers,
            canonical: Cache::new(),
            functions: Cache::new(),
            methods: Cache::new(),
            types: Cache::new(),
            traits: Cache::new(),
            trait_methods: Cache::new(),
            blankets: OnceLock::new(),
            impls: Cache::new(),
        }
    }

    /// The shipped stubs with a user's in front. They stay for the rest of the process.
    pub fn with_stubs(sources: &[Source]) -> Result<Self, StubError> {
        let output = reader::read(sources, library())?;
        Ok(Self::of(vec![Table::leak(output), SHIPPED]))
    }

    fn find(
        &self,
        of: impl Fn(&Table) -> Entries,
        path: &str,
    ) -> Option<(&'static str, &'static str)> {
        self.layers.iter().find_map(|t| find(of(t), path))
    }

    fn alias_code(&self, path: &str) -> Option<&'static str> {
        self.find(|t| t.aliases, path).map(|(_, code)| code)
    }

    fn exported(&self, module: &str, name: &str) -> Option<(&'static str, bool)> {
        self.layers.iter().find_map(|t| {
            let names = t.module(module)?;
            let at = names.binary_search_by(|(key, ..)| (*key).cmp(name)).ok()?;
            names.get(at).map(|(_, path, is_module)| (*path, *is_module))
        })
    }

    /// Follows a public path; what stands behind an item (`Vec::new`, `Option::Some`) is kept.
    fn follow(&self, path: &str) -> Option<(String, bool)> {
        let mut segments = path.trim_start_matches("::").split("::");
        let mut at = (segments.next()?.to_owned(), true);
        if !self.known_crate(&at.0) {
            // Primitives have associated functions: `u32::from_str`.
            return self.primitive(&at.0).then(|| (path.to_owned(), false));
        }
        for name in segments {
            at = if at.1 {
                let (path, is_module) = self.exported(&at.0, name)?;
                (path.to_owned(), is_module)
            } else {
                (format!("{}::{name}", at.0), false)
            };
        }
        Some(at)
    }

    fn primitive(&self, name: &str) -> bool {
        name.starts_with(|c: char| c.is_ascii_lowercase())
            && self.layers.iter().any(|t| below(t.functions, name).next().is_some())
    }

    /// The canonical path behind a public one, re-exports and renames followed. A path to a
    /// module gives the module's. `None` if the stubs have no such path.
    pub fn canonical(&self, path: &str) -> Option<Name> {
        self.follow(path).map(|(path, _)| Name::new(&path))
    }

    /// The path under which an item is modelled; the same path when it is not.
    pub fn canonical_or_same(&self, path: Name) -> Name {
        self.canonical.get(path, || self.canonical(path.as_str()).unwrap_or(path))
    }

    /// Whether the canonical path is a module.
    pub fn is_module(&self, path: &str) -> bool {
        self.layers.iter().any(|t| t.module(path).is_some())
    }

    /// Whether there are stubs for a crate.
    pub fn known_crate(&self, name: &str) -> bool {
        !name.contains("::") && self.is_module(name)
    }

    /// Public names of a module with their canonical paths, in order: what a glob import brings.
    pub fn module_exports(&self, module: &str) -> impl Iterator<Item = (Name, Name)> {
        let path = self.follow(module).filter(|(_, m)| *m).map_or_else(String::new, |(p, _)| p);
        let mut names: Vec<(&str, &str)> = Vec::new();
        for exports in self.layers.iter().filter_map(|t| t.module(&path)) {
            for (name, target, _) in exports {
                if !names.iter().any(|(n, _)| n == name) {
                    names.push((*name, *target));
                }
            }
        }
        names.into_iter().map(|(name, target)| (Name::new(name), Name::new(target)))
    }

    /// Names that are in scope without an import, with their canonical paths.
    pub fn prelude(&self, edition: PreludeEdition) -> impl Iterator<Item = (Name, Name)> {
        let module = match edition {
            PreludeEdition::E2018 => "std::prelude::v1",
            PreludeEdition::E2021 => "std::prelude::rust_2021",
            PreludeEdition::E2024 => "std::prelude::rust_2024",
        };
        self.module_exports(module)
    }

    /// A type by its canonical path or [`Models::key`].
    pub fn ty(&self, path: Name) -> Option<&'static TypeModel> {
        self.types.get(path, || {
            let (path, entry) = self.find(|t| t.types, path.as_str())?;
            let mut model = decode::ty_model(path, entry, &|p| self.alias_code(p));
            let own = |trait_path: &str, assoc: &str| {
                let found = self.impls_of(model.path).iter().find(|i| i.of == trait_path)?;
                found
                    .assoc
                    .iter()
                    .find(|(n, _)| *n == assoc)
                    .map(|(_, ty)| solve::rename(ty, &found.on, &model.generics))
            };
            model.deref = own("std::ops::Deref", "Target");
            model.item = own("std::iter::Iterator", "Item")
                .or_else(|| own("futures::stream::Stream", "Item"));
            Some(Box::leak(Box::new(model)))
        })
    }

    /// A type alias with its arguments put in: `std::io::Result<T>`. Other types are unchanged.
    pub fn expand(&self, path: Name, args: &[Ty]) -> Option<Ty> {
        let alias = self.alias_code(path.as_str())?;
        Some(decode::alias_of(alias, args, &|p| self.alias_code(p), 0))
    }

    /// The type of a constant or static, free or associated, by canonical path.
    pub fn constant(&self, path: Name) -> Option<Ty> {
        let (_, code) = self.find(|t| t.constants, path.as_str())?;
        Some(decode::ty(code, &|p| self.alias_code(p)))
    }

    /// A free or associated function by canonical path; of a trait's function, the trait's path.
    pub fn function(&self, path: Name) -> Option<&'static FnModel> {
        self.functions.get(path, || {
            let (path, entry) = self.find(|t| t.functions, path.as_str())?;
            Some(Box::leak(Box::new(decode::function(path, entry, &|p| self.alias_code(p)))))
        })
    }

    /// A method or associated function of a type: its own, or else that of a modelled trait it
    /// implements, with `Self` and the trait's associated types replaced.
    pub fn method(&self, ty: Name, method: Name) -> Option<&'static FnModel> {
        self.methods.get((ty, method), || {
            let own = format!("{ty}::{method}");
            if self.find(|t| t.functions, &own).is_some() {
                return self.function(Name::new(&own));
            }
            for found in self.impls_of(ty) {
                if let Some(model) = self.trait_method(found.of, method) {
                    return Some(self.specialised(model, found));
                }
            }
            let known = self.ty(ty)?;
            let on = Ty::Adt(known.path, known.generics.iter().map(|n| solve::param(*n)).collect());
            let bare = ImplModel { of: ty, on, args: Vec::new(), assoc: Vec::new() };
            let model = self.blanket_method(None, method)?;
            Some(self.specialised(model, &bare))
        })
    }

    fn specialised(&self, model: &FnModel, found: &ImplModel) -> &'static FnModel {
        Box::leak(Box::new(solve::specialise(self, model, found)))
    }

    /// A method of a trait, of its supertraits, or of a trait that extends it (`StreamExt` for
    /// `Stream`), in terms of `Self` and `Self::Item`.
    pub fn trait_method(&self, trait_path: Name, method: Name) -> Option<&'static FnModel> {
        self.trait_methods.get((trait_path, method), || {
            self.trait_method_at(trait_path, method, 0)
                .or_else(|| self.blanket_method(Some(trait_path), method))
        })
    }

    fn trait_method_at(&self, of: Name, method: Name, depth: u8) -> Option<&'static FnModel> {
        let own = format!("{of}::{method}");
        if self.find(|t| t.functions, &own).is_some() {
            return self.function(Name::new(&own));
        }
        if depth > 8 {
            return None;
        }
        let supers = &self.trait_model(of)?.supers;
        supers.iter().find_map(|s| self.trait_method_at(*s, method, depth + 1))
    }

    /// A method of a blanket trait over `of`, or over everything.
    fn blanket_method(&self, of: Option<Name>, method: Name) -> Option<&'static FnModel> {
        let blankets = self.blankets.get_or_init(|| {
            let all = self.layers.iter().flat_map(|t| t.traits).map(|(path, _)| *path);
            let model = |path| self.trait_model(Name::new(path)).filter(|m| m.blanket);
            all.filter_map(|path| Some((path, model(path)?))).collect()
        });
        blankets.iter().find_map(|(path, model)| {
            let extends = match of {
                Some(of) => model.supers.contains(&of),
                None => model.supers.is_empty(),
            };
            let own = format!("{path}::{method}");
            if !extends || self.find(|t| t.functions, &own).is_none() {
                return None;
            }
            self.function(Name::new(&own))
        })
    }

    /// Methods of a trait and of its supertraits, in order.
    pub fn trait_methods(&self, trait_path: Name) -> Vec<&'static FnModel> {
        let mut out = self.methods_of(trait_path);
        for of in self.trait_model(trait_path).into_iter().flat_map(|t| &t.supers) {
            out.extend(self.methods_of(*of));
        }
        out
    }

    /// The functions defined on a type, trait or module itself, in order.
    pub fn methods_of(&self, path: Name) -> Vec<&'static FnModel> {
        self.layers
            .iter()
            .flat_map(|t| below(t.functions, path.as_str()))
            .filter_map(|(path, _)| self.function(Name::new(path)))
            .collect()
    }

    /// A trait by its canonical path.
    pub fn trait_model(&self, path: Name) -> Option<&'static TraitModel> {
        self.traits.get(path, || {
            let (path, entry) = self.find(|t| t.traits, path.as_str())?;
            Some(Box::leak(Box::new(decode::trait_model(path, entry))))
        })
    }

    /// The trait implementations of a type, by path or [`Models::key`].
    pub fn impls_of(&self, key: Name) -> &'static [ImplModel] {
        self.impls.get(key, || {
            let aliases = |p: &str| self.alias_code(p);
            let all: Vec<_> = self
                .layers
                .iter()
                .filter_map(|t| find(t.impls, key.as_str()))
                .flat_map(|(_, text)| text.split("\n%\n"))
                .map(|entry| decode::impl_model(entry, &aliases))
                .collect();
            Box::leak(all.into_boxed_slice())
        })
    }

    /// Whether a type implements a modelled trait, as far as the stubs tell.
    pub fn implements(&self, ty: Name, trait_path: Name) -> bool {
        self.impls_of(ty).iter().any(|i| i.of == trait_path || self.extends(i.of, trait_path))
    }

    fn extends(&self, of: Name, wanted: Name) -> bool {
        self.trait_model(of).is_some_and(|t| t.supers.contains(&wanted))
            || self.trait_model(wanted).is_some_and(|t| t.blanket && t.supers.contains(&of))
    }

    #[expect(clippy::self_only_used_in_recursion, reason = "reads as the other look-ups do")]
    /// The key under which a type's methods and implementations are kept.
    pub fn key(&self, ty: &Ty) -> Option<Name> {
        match ty {
            Ty::Adt(path, _) | Ty::Prim(path) => Some(*path),
            Ty::Slice(_) => Some(name!("slice")),
            Ty::Tuple(_) => Some(name!("tuple")),
            Ty::Fn(..) => Some(name!("fn")),
            Ty::Ptr(_) => Some(name!("pointer")),
            Ty::Ref(inner, mutable) => {
                let mark = if *mutable { "&mut " } else { "&" };
                Some(Name::new(&format!("{mark}{}", self.key(inner)?)))
            }
            _ => None,
        }
    }
}

impl reader::Outside for Models {
    fn resolve(&self, path: &str) -> Option<(String, bool)> {
        self.follow(path)
    }
    fn assoc(&self, trait_path: &str) -> Vec<String> {
        let model = self.trait_model(Name::new(trait_path));
        model.map(|m| m.assoc.iter().map(ToString::to_string).collect()).unwrap_or_default()
    }
}
