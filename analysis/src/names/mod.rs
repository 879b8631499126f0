//! Canonical paths of names: `use` trees, globs, re-exports, renamed dependencies.
//!
//! In:  module trees and their items ([`crate::load::Workspace`]), the models of libraries.
//! Out: [`Names`]: every definition with its canonical path and visibility; what a path means in
//!      a scope, or why that is not known; impl blocks by type, trait and method.
//! Cost: one walk over the items, a few rounds over imports.
//! Not here: `Self`, generics, locals, associated items of a type (`types`).

mod cfg;
pub mod defs;
pub mod impls;
mod imports;
mod packages;
mod paths;
mod prelude;
pub mod scopes;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

pub use defs::{Def, DefId, DefKind, ImplId, Owner};
pub use impls::{Head, ImplDef, Impls};
pub(crate) use prelude::is_primitive;
pub use scopes::{Namespace, ScopeId};

use crate::domain::{FileId, Name, ReasonKind};
use crate::load::{Context, CrateId, ModuleId, Workspace};
use crate::models::Models;
use crate::syntax::ir::{BodyId, ItemKind, Visibility};

use defs::{At, Found, FoundOwner};
use paths::World;
use scopes::{Scope, Seen, Target};

/// What a path means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Resolved {
    /// An item of the workspace; of conflicting `cfg`s of one path, the likeliest.
    Item(DefId),
    /// A variant of an enum of the workspace.
    Variant(DefId, Name),
    /// A module of the workspace.
    Module(ScopeId),
    /// A library's item or module, by its canonical path.
    Extern(Name),
    /// A primitive type.
    Prim(Name),
    /// Not known.
    Unknown(ReasonKind),
}

/// What a path means, and how far.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Resolution {
    /// What the first `used` segments mean.
    pub to: Resolved,
    /// How many segments that covers; the rest are associated items.
    pub used: usize,
}

/// All names of a workspace.
pub struct Names<'w> {
    world: World<'w>,
    impls: Impls<'w>,
    by_path: FxHashMap<Name, SmallVec<[DefId; 1]>>,
    bodies: FxHashMap<(FileId, BodyId), (DefId, ScopeId)>,
    mentioned: FxHashSet<Name>,
    /// For each package the others of the workspace that it depends on, in order.
    seen_packages: Vec<Vec<usize>>,
}

impl<'w> Names<'w> {
    /// Resolves all imports of a workspace.
    pub fn new(workspace: &'w Workspace, models: &'w Models) -> Self {
        let mut found = Found::default();
        let roots = walk(workspace, &mut found);
        let Found { mut defs, impls, mut scopes, bodies, owners, mentioned, .. } = found;
        let ids = sort(&mut defs);
        for scope in &mut scopes {
            scope.renumber(&ids);
        }
        let externs = externs(workspace, &roots);
        let mut world = World { workspace, models, defs, scopes, roots, externs };
        imports::bind(&mut world);
        let owners: Vec<(DefId, Owner)> = owners
            .into_iter()
            .map(|(slot, owner)| {
                let owner = match owner {
                    FoundOwner::Impl(n) => Owner::Impl(ImplId(n as u32)),
                    FoundOwner::Trait(n) => Owner::Trait(ids[n]),
                };
                (ids[slot], owner)
            })
            .collect();
        let impls = impls::build(&mut world, &impls, &owners);
        let mut by_path = FxHashMap::<Name, SmallVec<[DefId; 1]>>::default();
        for (n, def) in world.defs.iter().enumerate() {
            by_path.entry(def.path).or_default().push(DefId(n as u32));
        }
        let bodies = bodies
            .into_iter()
            .map(|(file, body, slot, scope)| ((file, body), (ids[slot], scope)))
            .collect();
        let seen_packages = packages::seen(workspace);
        let mut names = Self { world, impls, by_path, bodies, mentioned, seen_packages };
        names.find_visible();
        names
    }

    /// The workspace.
    pub fn workspace(&self) -> &'w Workspace {
        self.world.workspace
    }

    /// All definitions; [`DefId`] is the index.
    pub fn defs(&self) -> &[Def<'w>] {
        &self.world.defs
    }

    /// Those of a crate: all are in order of their crates.
    pub fn defs_of(&self, krate: CrateId) -> &[Def<'w>] {
        let defs = self.defs();
        let from = defs.partition_point(|def| def.krate < krate);
        &defs[from..from + defs[from..].partition_point(|def| def.krate == krate)]
    }

    /// A definition.
    pub fn def(&self, id: DefId) -> &Def<'w> {
        &self.world.defs[id.0 as usize]
    }

    /// The definitions of a canonical path; several when `cfg`s conflict, or a constructor
    /// shares its type's path.
    pub fn at(&self, path: Name) -> &[DefId] {
        self.by_path.get(&path).map_or(&[], |list| list.as_slice())
    }

    /// The implementations.
    pub fn impls(&self) -> &Impls<'w> {
        &self.impls
    }

    /// The function, static or constant of a body, and the scope its paths start in.
    pub fn body(&self, file: FileId, body: BodyId) -> Option<(DefId, ScopeId)> {
        self.bodies.get(&(file, body)).copied()
    }

    /// Whether a macro that is not understood names it, and so may implement traits for it.
    pub fn in_opaque_macro(&self, name: Name) -> bool {
        self.mentioned.contains(&name)
    }

    /// Whether code in one scope can use what is declared in another: both are of one package,
    /// or the first's package depends on the second's, directly or not.
    pub fn sees(&self, from: ScopeId, to: ScopeId) -> bool {
        let package = |scope: ScopeId| {
            let krate = self.world.scopes[scope.index()].krate;
            self.world.workspace.crates[krate.0 as usize].package
        };
        let (from, to) = (package(from), package(to));
        from == to || self.seen_packages[from].binary_search(&to).is_ok()
    }

    /// What a path means in a scope.
    pub fn resolve(
        &self,
        scope: ScopeId,
        global: bool,
        path: &[Name],
        space: Namespace,
    ) -> Resolution {
        let found = self.world.path(scope, global, path, space, false);
        let Some(first) = found.first() else {
            let open = self.world.scopes[scope.index()].open;
            let kind = if open { ReasonKind::OpaqueMacro } else { ReasonKind::UnresolvedCall };
            return Resolution { to: Resolved::Unknown(kind), used: 0 };
        };
        let agree = found.iter().all(|r| r.used == first.used && self.same(r.to, first.to));
        if !agree {
            return Resolution { to: Resolved::Unknown(ReasonKind::Ambiguous), used: 0 };
        }
        let to = match first.to {
            Target::Def(id) => Resolved::Item(id),
            Target::Module(scope) => Resolved::Module(scope),
            Target::Variant(id, name) => Resolved::Variant(id, name),
            Target::Extern(path) => Resolved::Extern(path),
            Target::Prim(name) => Resolved::Prim(name),
        };
        Resolution { to, used: first.used }
    }

    fn same(&self, a: Target, b: Target) -> bool {
        match (a, b) {
            (Target::Def(a), Target::Def(b)) => self.def(a).path == self.def(b).path,
            (Target::Variant(a, x), Target::Variant(b, y)) => {
                x == y && self.def(a).path == self.def(b).path
            }
            _ => a == b,
        }
    }

    /// Marks what other crates can reach, from the roots of libraries through public names.
    fn find_visible(&mut self) {
        let mut queue = VecDeque::new();
        for (krate, root) in self.world.workspace.crates.iter().zip(&self.world.roots) {
            if krate.context == Context::Lib {
                queue.push_back(*root);
            }
        }
        let mut seen: FxHashSet<ScopeId> = queue.iter().copied().collect();
        while let Some(scope) = queue.pop_front() {
            let mut reached = Vec::new();
            for (_, _, list) in self.world.scopes[scope.index()].entries() {
                reached.extend(list.iter().filter(|b| b.seen == Seen::Everywhere).map(|b| b.to));
            }
            for to in reached {
                match to {
                    Target::Module(inner) if seen.insert(inner) => queue.push_back(inner),
                    Target::Def(id) | Target::Variant(id, _) => {
                        self.world.defs[id.0 as usize].visible_outside = true;
                    }
                    _ => {}
                }
            }
        }
        for n in 0..self.world.defs.len() {
            let def = self.world.defs[n];
            let visible = match def.owner {
                None => continue,
                Some(Owner::Trait(of)) => self.def(of).visible_outside,
                Some(Owner::Impl(of)) => {
                    let block = self.impls.get(of);
                    let public =
                        block.block.of_trait.is_some() || def.item.vis == Visibility::Public;
                    public && self.head_visible(block.head, def.krate)
                }
            };
            self.world.defs[n].visible_outside = visible;
        }
    }

    fn head_visible(&self, head: Head, krate: CrateId) -> bool {
        let lib = self.world.workspace.crates[krate.0 as usize].context == Context::Lib;
        match head {
            Head::Adt(path) | Head::Dyn(path) => match self.at(path) {
                [] => lib,
                list => list.iter().any(|id| self.def(*id).visible_outside),
            },
            _ => lib,
        }
    }

    /// The models of libraries.
    pub fn models(&self) -> &'w Models {
        self.world.models
    }

    /// The variants of an enum, in order.
    pub fn variants(&self, id: DefId) -> &'w [crate::syntax::ir::Variant] {
        match &self.def(id).item.kind {
            ItemKind::Enum { variants, .. } => variants,
            _ => &[],
        }
    }
}

/// Walks all crates; returns their roots.
fn walk<'w>(workspace: &'w Workspace, found: &mut Found<'w>) -> Vec<ScopeId> {
    let mut by_place = FxHashMap::<(FileId, &[u32]), ScopeId>::default();
    let mut roots = Vec::new();
    found.builds = workspace.crates.iter().map(|k| cfg::Build::of(workspace, k)).collect();
    for (k, krate) in workspace.crates.iter().enumerate() {
        let id = CrateId(k as u32);
        let mut scopes: Vec<ScopeId> = Vec::with_capacity(krate.modules.len());
        for (m, module) in krate.modules.iter().enumerate() {
            let up = module.parent.and_then(|p| scopes.get(p.0 as usize).copied());
            let place = (module.file, module.inline.as_slice());
            // A file of several crates, or of several modules, is the first one's.
            let known = by_place.get(&place).copied();
            let scope = known.unwrap_or_else(|| {
                let at = At {
                    file: module.file,
                    krate: id,
                    module: ModuleId(m as u32),
                    scope: ScopeId(0),
                    context: module.context,
                    depth: 0,
                };
                let path = match up {
                    Some(up) => defs::join(found.scopes[up.index()].path, module.name),
                    None => krate.name,
                };
                let mut scope = Scope::new(path, id);
                scope.up = up;
                let scope = found.scope(scope);
                by_place.insert(place, scope);
                let file = &workspace.file(module.file).ir;
                found.items(module.items(workspace), file, At { scope, ..at });
                scope
            });
            if let Some(up) = up {
                let twins: Vec<usize> = (0..krate.modules.len())
                    .filter(|n| {
                        let other = &krate.modules[*n];
                        other.parent == module.parent && other.name == module.name
                    })
                    .collect();
                let nth = twins.iter().position(|n| *n == m).unwrap_or(0);
                let (seen, cfg) =
                    declared(workspace, krate, module, &found.builds[k], nth, twins.len());
                found.scopes[up.index()].module(module.name, scope, seen, cfg);
            }
            scopes.push(scope);
        }
        let first = scopes.first().copied();
        roots.push(first.unwrap_or_else(|| found.scope(Scope::new(krate.name, id))));
    }
    roots
}

/// The visibility of a module's declaration, and how likely it is compiled.
fn declared(
    workspace: &Workspace,
    krate: &crate::load::Crate,
    module: &crate::load::Module,
    build: &cfg::Build,
    nth: usize,
    count: usize,
) -> (Seen, cfg::Rank) {
    let Some(parent) = module.parent.and_then(|p| krate.modules.get(p.0 as usize)) else {
        return (Seen::Everywhere, 0);
    };
    let items: Vec<&crate::syntax::ir::Item> = parent
        .items(workspace)
        .iter()
        .filter(|i| i.name == module.name && matches!(i.kind, ItemKind::Mod(_)))
        .collect();
    let of = |item: &crate::syntax::ir::Item| (Seen::of(&item.vis), build.rank(&item.attrs));
    if items.len() == count
        && let Some(item) = items.get(nth)
    {
        return of(item);
    }
    items.into_iter().map(of).min().unwrap_or((Seen::Module, 0))
}

/// Sorts definitions; returns the id of each slot.
fn sort(defs: &mut Vec<Def<'_>>) -> Vec<DefId> {
    let mut order: Vec<usize> = (0..defs.len()).collect();
    order.sort_by_key(|n| {
        let def = &defs[*n];
        (def.krate, def.path, def.file, def.item.range.start, *n)
    });
    let mut ids = vec![DefId(0); defs.len()];
    let mut sorted = Vec::with_capacity(defs.len());
    for (new, old) in order.into_iter().enumerate() {
        ids[old] = DefId(new as u32);
        sorted.push(defs[old]);
    }
    *defs = sorted;
    ids
}

/// The crates each crate can name: dependencies, and its own package's library.
fn externs(workspace: &Workspace, roots: &[ScopeId]) -> Vec<FxHashMap<Name, Target>> {
    let mut libs = FxHashMap::<Name, ScopeId>::default();
    let mut own = FxHashMap::<usize, (Name, ScopeId)>::default();
    for (krate, root) in workspace.crates.iter().zip(roots) {
        if krate.context == Context::Lib {
            libs.entry(krate.name).or_insert(*root);
            own.entry(krate.package).or_insert((krate.name, *root));
        }
    }
    workspace
        .crates
        .iter()
        .zip(roots)
        .map(|(krate, root)| {
            let mut map = FxHashMap::default();
            let package = &workspace.packages[krate.package];
            for dependency in &package.dependencies {
                let to = match libs.get(&dependency.crate_name) {
                    Some(lib) if dependency.path.is_some() => Target::Module(*lib),
                    _ => Target::Extern(dependency.crate_name),
                };
                map.entry(dependency.name).or_insert(to);
            }
            if let Some((name, lib)) = own.get(&krate.package)
                && lib != root
            {
                map.insert(*name, Target::Module(*lib));
            }
            map
        })
        .collect()
}
