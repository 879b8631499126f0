//! Paths: what a written path means in a scope.
//!
//! In:  scopes with all names bound so far, dependencies, editions.
//! Out: targets and how many segments they cover; the rest are associated items.
//! Source: Rust Reference, "Paths" and "Preludes".
//! Not here: `Self`, generic parameters, locals and associated items (`types`).

use rustc_hash::FxHashMap;
use smallvec::{SmallVec, smallvec};

use crate::domain::Name;
use crate::load::{CrateId, Edition, Workspace};
use crate::syntax::ir::ItemKind;

use super::defs::{Def, DefId, DefKind, join};
use super::prelude;
use super::scopes::{Namespace, Scope, ScopeId, Target};
use crate::models::Models;

/// Everything paths are resolved against.
pub(super) struct World<'w> {
    pub workspace: &'w Workspace,
    pub models: &'w Models,
    pub defs: Vec<Def<'w>>,
    pub scopes: Vec<Scope>,
    /// The root scope of each crate.
    pub roots: Vec<ScopeId>,
    /// The crates each crate can name.
    pub externs: Vec<FxHashMap<Name, Target>>,
}

/// A target and the number of segments that lead to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reached {
    /// What it is.
    pub to: Target,
    /// How many segments of the path it covers.
    pub used: usize,
}

type Targets = SmallVec<[Target; 1]>;

impl World<'_> {
    /// What a path means; several targets are conflicting definitions, all of equal rank.
    pub fn path(
        &self,
        scope: ScopeId,
        global: bool,
        path: &[Name],
        space: Namespace,
        import: bool,
    ) -> SmallVec<[Reached; 1]> {
        let Some((start, mut used)) = self.start(scope, global, path, space, import) else {
            return SmallVec::new();
        };
        let mut now: SmallVec<[Reached; 1]> =
            start.into_iter().map(|to| Reached { to, used }).collect();
        while used < path.len() {
            let last = used + 1 == path.len();
            let space = if last { space } else { Namespace::Type };
            let mut next = SmallVec::<[Reached; 1]>::new();
            for reached in &now {
                if reached.used < used {
                    next.push(*reached);
                    continue;
                }
                match self.child(reached.to, path[used], space) {
                    Child::Found(list) => {
                        next.extend(list.into_iter().map(|to| Reached { to, used: used + 1 }));
                    }
                    Child::Associated => next.push(*reached),
                    Child::Missing => {}
                }
            }
            now = next;
            used += 1;
        }
        now
    }

    /// What the first segment or segments mean.
    fn start(
        &self,
        scope: ScopeId,
        global: bool,
        path: &[Name],
        space: Namespace,
        import: bool,
    ) -> Option<(Targets, usize)> {
        let first = *path.first()?;
        let here = &self.scopes[scope.index()];
        let krate = here.krate;
        let root = self.roots[krate.0 as usize];
        let old = self.workspace.crates[krate.0 as usize].edition == Edition::E2015;
        let space = if path.len() == 1 { space } else { Namespace::Type };
        match first.as_str() {
            "crate" | "$crate" => return Some((smallvec![Target::Module(root)], 1)),
            "self" if !global => {
                let mut at = self.module_of(scope);
                let mut used = 1;
                while path.get(used).is_some_and(|s| *s == "super") {
                    at = self.scopes[at.index()].up?;
                    used += 1;
                }
                return Some((smallvec![Target::Module(at)], used));
            }
            "super" => {
                let mut at = self.module_of(scope);
                let mut used = 0;
                while path.get(used).is_some_and(|s| *s == "super") {
                    at = self.scopes[at.index()].up?;
                    used += 1;
                }
                return Some((smallvec![Target::Module(at)], used));
            }
            _ => {}
        }
        if global || (import && old) {
            if old {
                let found = self.scopes[root.index()].best(space, first);
                if !found.is_empty() {
                    return Some((found, 1));
                }
            }
            return self.crate_named(krate, first).map(|to| (smallvec![to], 1));
        }
        self.lexical(scope, first, space, path.len() > 1).map(|found| (found, 1))
    }

    /// A first segment: the scopes around, then crates, then the prelude.
    fn lexical(&self, scope: ScopeId, name: Name, space: Namespace, more: bool) -> Option<Targets> {
        let krate = self.scopes[scope.index()].krate;
        let mut at = Some(scope);
        while let Some(id) = at {
            let here = &self.scopes[id.index()];
            let found = here.best(space, name);
            if !found.is_empty() {
                // `use anyhow::anyhow` imports a macro or function; `anyhow::Result` still means
                // the crate.
                let itself = more
                    && found
                        .iter()
                        .all(|t| matches!(t, Target::Extern(p) if is_self_named(*p, name)));
                if !itself {
                    return Some(found);
                }
            }
            at = here.parent;
        }
        if space == Namespace::Type
            && let Some(found) = self.crate_named(krate, name)
        {
            return Some(smallvec![found]);
        }
        let edition = self.workspace.crates[krate.0 as usize].edition;
        if let Some(path) = prelude::lookup(name, space, edition) {
            return Some(smallvec![Target::Extern(self.models.canonical_or_same(path))]);
        }
        (space == Namespace::Type && prelude::is_primitive(name))
            .then(|| smallvec![Target::Prim(name)])
    }

    /// The module around a scope.
    pub fn module_of(&self, mut scope: ScopeId) -> ScopeId {
        while let Some(parent) = self.scopes[scope.index()].parent {
            scope = parent;
        }
        scope
    }

    /// A crate by the name that source code of `krate` gives it.
    pub fn crate_named(&self, krate: CrateId, name: Name) -> Option<Target> {
        if let Some(found) = self.externs[krate.0 as usize].get(&name) {
            return Some(*found);
        }
        // Code without a manifest says nothing of its dependencies: a library's name is enough.
        let package = self.workspace.crates[krate.0 as usize].package;
        let no_manifest = self.workspace.packages[package].manifest_path.as_os_str().is_empty();
        if no_manifest && self.models.known_crate(name.as_str()) {
            return Some(Target::Extern(name));
        }
        prelude::sysroot(name).map(Target::Extern)
    }

    fn child(&self, of: Target, name: Name, space: Namespace) -> Child {
        match of {
            Target::Module(scope) => {
                let found = self.scopes[scope.index()].best(space, name);
                if found.is_empty() { Child::Missing } else { Child::Found(found) }
            }
            Target::Extern(path) => {
                let joined = self.models.canonical_or_same(join(path, name));
                Child::Found(smallvec![Target::Extern(joined)])
            }
            Target::Def(id) => match &self.defs[id.0 as usize].item.kind {
                ItemKind::Enum { variants, .. } if variants.iter().any(|v| v.name == name) => {
                    Child::Found(smallvec![Target::Variant(id, name)])
                }
                _ => match self.defs[id.0 as usize].kind {
                    DefKind::Struct | DefKind::Enum | DefKind::Trait | DefKind::Alias => {
                        Child::Associated
                    }
                    _ => Child::Missing,
                },
            },
            Target::Prim(_) => Child::Associated,
            Target::Variant(..) => Child::Missing,
        }
    }

    /// The variants of an enum.
    pub fn variants(&self, id: DefId) -> Vec<Name> {
        match &self.defs[id.0 as usize].item.kind {
            ItemKind::Enum { variants, .. } => variants.iter().map(|v| v.name).collect(),
            _ => Vec::new(),
        }
    }
}

enum Child {
    Found(Targets),
    Associated,
    Missing,
}

/// `anyhow::anyhow` for `anyhow`.
fn is_self_named(path: Name, name: Name) -> bool {
    let text = path.as_str();
    text.split_once("::").is_some_and(|(head, tail)| head == name.as_str() && tail == name.as_str())
}
