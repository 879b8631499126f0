//! The module tree of a set of stubs, and what a path in it means.
//!
//! In:  the items of each file.
//! Out: canonical paths; public names of each module with re-exports and globs resolved.

use std::collections::BTreeMap;

use super::{Outside, Result, Source, error};

/// Deeper chains of re-exports are taken as unresolved.
const MAX_DEPTH: usize = 24;

#[derive(Clone, Debug)]
enum Entry {
    /// Defined here; whether it is a module.
    Defined(bool),
    /// `use path as name`.
    Use(Vec<String>),
}

#[derive(Default)]
struct Module {
    entries: BTreeMap<String, (Entry, bool)>,
    globs: Vec<(Vec<String>, bool)>,
}

struct UseSite {
    module: String,
    path: Vec<String>,
    error: super::StubError,
}

/// All modules of a set of stubs.
pub struct Tree<'a> {
    modules: BTreeMap<String, Module>,
    assoc: BTreeMap<String, Vec<String>>,
    uses: Vec<UseSite>,
    outside: &'a dyn Outside,
}

/// What a path stands for: its canonical path, and whether that is a module.
pub type Target = (String, bool);

impl<'a> Tree<'a> {
    pub fn new(outside: &'a dyn Outside) -> Self {
        Self { modules: BTreeMap::new(), assoc: BTreeMap::new(), uses: Vec::new(), outside }
    }

    /// Makes the module and those around it.
    pub fn module(&mut self, path: &str) {
        if self.modules.contains_key(path) {
            return;
        }
        self.modules.insert(path.to_owned(), Module::default());
        if let Some((parent, name)) = path.rsplit_once("::") {
            self.module(parent);
            let entry = (Entry::Defined(true), true);
            if let Some(module) = self.modules.get_mut(parent) {
                module.entries.insert(name.to_owned(), entry);
            }
        }
    }

    /// Enters the names that the items define.
    pub fn collect(&mut self, source: &Source, path: &str, items: &[syn::Item]) -> Result<()> {
        for item in items {
            let (name, vis) = match item {
                syn::Item::Fn(i) => (i.sig.ident.to_string(), &i.vis),
                syn::Item::Struct(i) => (i.ident.to_string(), &i.vis),
                syn::Item::Enum(i) => (i.ident.to_string(), &i.vis),
                syn::Item::Type(i) => (i.ident.to_string(), &i.vis),
                syn::Item::Const(i) => (i.ident.to_string(), &i.vis),
                syn::Item::Static(i) => (i.ident.to_string(), &i.vis),
                syn::Item::Trait(i) => {
                    let names = i.items.iter().filter_map(|t| match t {
                        syn::TraitItem::Type(t) => Some(t.ident.to_string()),
                        _ => None,
                    });
                    self.assoc.insert(format!("{path}::{}", i.ident), names.collect());
                    (i.ident.to_string(), &i.vis)
                }
                syn::Item::Macro(i) if i.mac.path.is_ident("macro_rules") => {
                    let name = i.ident.as_ref().map(ToString::to_string).unwrap_or_default();
                    self.define(path, name, true);
                    continue;
                }
                syn::Item::Mod(i) => {
                    let inner = format!("{path}::{}", i.ident);
                    self.module(&inner);
                    if let Some((_, items)) = &i.content {
                        self.collect(source, &inner, items)?;
                    }
                    continue;
                }
                syn::Item::Use(i) => {
                    let public = matches!(i.vis, syn::Visibility::Public(_));
                    self.use_tree(source, path, Vec::new(), &i.tree, public);
                    continue;
                }
                syn::Item::Impl(_) => continue,
                other => {
                    return Err(error(source, other, "stubs have no use for this kind of item"));
                }
            };
            self.define(path, name, matches!(vis, syn::Visibility::Public(_)));
        }
        Ok(())
    }

    fn define(&mut self, module: &str, name: String, public: bool) {
        if let Some(module) = self.modules.get_mut(module) {
            module.entries.insert(name, (Entry::Defined(false), public));
        }
    }

    fn use_tree(
        &mut self,
        source: &Source,
        module: &str,
        mut path: Vec<String>,
        tree: &syn::UseTree,
        public: bool,
    ) {
        let site = |this: &mut Self, path: &Vec<String>, at: &dyn syn::spanned::Spanned| {
            let message = format!("`{}` is not in the stubs", path.join("::"));
            let error = error(source, at, message);
            this.uses.push(UseSite { module: module.to_owned(), path: path.clone(), error });
        };
        match tree {
            syn::UseTree::Path(t) => {
                path.push(t.ident.to_string());
                self.use_tree(source, module, path, &t.tree, public);
            }
            syn::UseTree::Group(t) => {
                for tree in &t.items {
                    self.use_tree(source, module, path.clone(), tree, public);
                }
            }
            syn::UseTree::Glob(t) => {
                site(self, &path, t);
                if let Some(module) = self.modules.get_mut(module) {
                    module.globs.push((path, public));
                }
            }
            syn::UseTree::Name(t) => {
                if t.ident != "self" {
                    path.push(t.ident.to_string());
                }
                site(self, &path, t);
                let name = path.last().cloned().unwrap_or_default();
                self.enter_use(module, name, path, public);
            }
            syn::UseTree::Rename(t) => {
                if t.ident != "self" {
                    path.push(t.ident.to_string());
                }
                site(self, &path, t);
                self.enter_use(module, t.rename.to_string(), path, public);
            }
        }
    }

    fn enter_use(&mut self, module: &str, name: String, path: Vec<String>, public: bool) {
        if let Some(module) = self.modules.get_mut(module) {
            module.entries.entry(name).or_insert((Entry::Use(path), public));
        }
    }

    /// Every `use` must lead somewhere.
    pub fn check_uses(&self) -> Result<()> {
        for site in &self.uses {
            if self.resolve(&site.module, &site.path).is_none() {
                return Err(site.error.clone());
            }
        }
        Ok(())
    }

    /// What a path written in a module stands for. Paths into crates without stubs stand for
    /// themselves.
    pub fn resolve(&self, module: &str, path: &[String]) -> Option<Target> {
        self.resolve_at(module, path, 0)
    }

    fn resolve_at(&self, module: &str, path: &[String], depth: usize) -> Option<Target> {
        if depth > MAX_DEPTH {
            return None;
        }
        let (first, mut rest) = path.split_first()?;
        let mut at: Target = match first.as_str() {
            "crate" => (module.split("::").next()?.to_owned(), true),
            "self" => (module.to_owned(), true),
            "super" => (module.rsplit_once("::")?.0.to_owned(), true),
            name => {
                let own = self.lookup(module, name, false, depth);
                // `use flume;` in the module `flume` names the crate, not itself.
                match own.filter(|t| *t != (module.to_owned(), true) || rest.is_empty()) {
                    Some(target) => target,
                    None if self.modules.contains_key(name) => (name.to_owned(), true),
                    None => {
                        let prelude = self.lookup("std::prelude::v1", name, true, depth);
                        let outer = || self.outside.resolve(&format!("std::prelude::v1::{name}"));
                        match prelude.or_else(outer) {
                            Some(target) => target,
                            None if rest.is_empty() => {
                                return self.outside.resolve(name);
                            }
                            None => {
                                let whole = path.join("::");
                                return match self.outside.resolve(name) {
                                    Some(_) => self.outside.resolve(&whole),
                                    None => Some((whole, false)),
                                };
                            }
                        }
                    }
                }
            }
        };
        while at.1
            && let Some((name, more)) = rest.split_first()
        {
            rest = more;
            at = if name == "super" {
                (at.0.rsplit_once("::")?.0.to_owned(), true)
            } else if self.modules.contains_key(&at.0) {
                self.lookup(&at.0, name, at.0 != module, depth + 1)?
            } else {
                self.outside.resolve(&format!("{}::{name}", at.0))?
            };
        }
        if rest.is_empty() {
            return Some(at);
        }
        Some((format!("{}::{}", at.0, rest.join("::")), false))
    }

    fn lookup(&self, module: &str, name: &str, public: bool, depth: usize) -> Option<Target> {
        if depth > MAX_DEPTH {
            return None;
        }
        let inside = self.modules.get(module)?;
        if let Some((entry, visible)) = inside.entries.get(name)
            && (*visible || !public)
        {
            return match entry {
                Entry::Defined(is_module) => Some((format!("{module}::{name}"), *is_module)),
                Entry::Use(path) => self.resolve_use(module, name, path, depth + 1),
            };
        }
        inside.globs.iter().filter(|(_, visible)| *visible || !public).find_map(|(path, _)| {
            let (target, is_module) = self.resolve_use(module, name, path, depth + 1)?;
            if !is_module {
                return None;
            }
            if self.modules.contains_key(&target) {
                return self.lookup(&target, name, true, depth + 1);
            }
            self.outside.resolve(&format!("{target}::{name}"))
        })
    }

    /// A `use` whose first segment is the very name it defines means the crate of that name.
    fn resolve_use(
        &self,
        module: &str,
        name: &str,
        path: &[String],
        depth: usize,
    ) -> Option<Target> {
        let first = path.first()?;
        let itself = first == name
            && self
                .modules
                .get(module)
                .and_then(|m| m.entries.get(name))
                .is_some_and(|(entry, _)| matches!(entry, Entry::Use(_)));
        let global = self.modules.contains_key(first) && !self.defines(module, first);
        if itself || global {
            let mut at = (first.clone(), true);
            for name in &path[1..] {
                at = if at.1 {
                    self.lookup(&at.0, name, true, depth + 1)?
                } else {
                    (format!("{}::{name}", at.0), false)
                };
            }
            return Some(at);
        }
        self.resolve_at(module, path, depth + 1)
    }

    fn defines(&self, module: &str, name: &str) -> bool {
        self.modules.get(module).is_some_and(|m| m.entries.contains_key(name))
    }

    /// The associated types of a trait.
    pub fn assoc(&self, trait_path: &str) -> Vec<String> {
        match self.assoc.get(trait_path) {
            Some(names) => names.clone(),
            None => self.outside.assoc(trait_path),
        }
    }

    /// The public names of every module.
    pub fn exports(&self) -> BTreeMap<String, BTreeMap<String, Target>> {
        self.modules
            .keys()
            .map(|path| {
                let mut names = BTreeMap::new();
                self.export(path, path, &mut names, 0);
                (path.clone(), names)
            })
            .collect()
    }

    fn export(&self, of: &str, at: &str, names: &mut BTreeMap<String, Target>, depth: usize) {
        let Some(module) = self.modules.get(at).filter(|_| depth < MAX_DEPTH) else { return };
        for (name, (_, public)) in &module.entries {
            if *public
                && !names.contains_key(name)
                && let Some(target) = self.lookup(at, name, true, 0)
            {
                names.insert(name.clone(), target);
            }
        }
        for (path, public) in &module.globs {
            if *public
                && let Some((target, true)) = self.resolve_use(at, "", path, 0)
                && target != of
            {
                self.export(of, &target, names, depth + 1);
            }
        }
    }
}
