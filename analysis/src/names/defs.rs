//! Definitions: every item of the workspace that has a path of its own.
//!
//! In:  module trees, items inside bodies, items of impls and traits.
//! Out: [`Def`]s in order of crate, path, file and offset, and the scopes they were found in.
//! Not here: what a name means where it is used (`scopes`, `paths`).

use rustc_hash::FxHashSet;

use crate::domain::{FileId, Name};
use crate::load::{Context, CrateId, ModuleId};
use crate::syntax::ir::{self, BodyId, Item, ItemKind, Shape};

use super::cfg::{Build, Rank};
use super::scopes::{Namespace, Scope, ScopeId, Seen};

/// A definition's index in [`super::Names::defs`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct DefId(pub u32);

/// An implementation's index in [`super::Names::impls`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ImplId(pub u32);

/// What a definition is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum DefKind {
    /// A function, free or associated.
    Fn,
    /// A struct or union.
    Struct,
    /// An enum.
    Enum,
    /// A trait.
    Trait,
    /// A static.
    Static,
    /// A constant, free or associated.
    Const,
    /// A type alias, or an associated type.
    Alias,
    /// `macro_rules!`
    Macro,
}

/// What an associated item belongs to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Owner {
    /// An implementation.
    Impl(ImplId),
    /// A trait.
    Trait(DefId),
}

/// A definition.
#[derive(Clone, Copy, Debug)]
pub struct Def<'w> {
    /// What it is.
    pub kind: DefKind,
    /// Canonical path: `my_crate::module::Item`, `my_crate::Type::method`.
    pub path: Name,
    /// Its file.
    pub file: FileId,
    /// The item.
    pub item: &'w Item,
    /// Its crate.
    pub krate: CrateId,
    /// Its module.
    pub module: ModuleId,
    /// Where the types it is written with are looked up.
    pub scope: ScopeId,
    /// The impl or trait around it.
    pub owner: Option<Owner>,
    /// Whether code of other crates can name it: `pub` all the way, or re-exported; libraries only.
    pub visible_outside: bool,
    /// Where its code runs.
    pub context: Context,
    /// How likely its `cfg`s hold: 0 surely, 3 not.
    pub cfg: u8,
}

impl Def<'_> {
    /// Its name.
    pub fn name(&self) -> Name {
        self.item.name
    }

    /// The function, if it is one.
    pub fn function(&self) -> Option<&ir::Function> {
        if let ItemKind::Fn(function) = &self.item.kind { Some(function) } else { None }
    }
}

/// An implementation as found; its types are resolved later.
#[derive(Clone, Copy, Debug)]
pub struct FoundImpl<'w> {
    /// Its file.
    pub file: FileId,
    /// The item.
    pub item: &'w Item,
    /// Where its types are looked up.
    pub scope: ScopeId,
}

/// What one walk over a crate finds.
#[derive(Default)]
pub(super) struct Found<'w> {
    pub defs: Vec<Def<'w>>,
    pub impls: Vec<FoundImpl<'w>>,
    pub scopes: Vec<Scope>,
    /// The function, static or constant of each body, and the scope its paths start in.
    pub bodies: Vec<(FileId, BodyId, DefSlot, ScopeId)>,
    /// The impl (by its place in `impls`) or trait (by its place in `defs`) of associated items.
    pub owners: Vec<(usize, FoundOwner)>,
    /// What opaque macros in place of items name: they may implement traits for it.
    pub mentioned: FxHashSet<Name>,
    /// What each crate is built with.
    pub builds: Vec<Build>,
}

/// A definition's place in [`Found::defs`], before sorting.
pub(super) type DefSlot = usize;

#[derive(Clone, Copy)]
pub(super) enum FoundOwner {
    Impl(usize),
    Trait(DefSlot),
}

/// Where a walk stands.
#[derive(Clone, Copy)]
pub(super) struct At {
    pub file: FileId,
    pub krate: CrateId,
    pub module: ModuleId,
    pub scope: ScopeId,
    pub context: Context,
    /// Nesting of bodies inside bodies.
    pub depth: u32,
}

/// Items nested deeper in bodies than this are left out.
const MAX_DEPTH: u32 = 32;

impl<'w> Found<'w> {
    /// Adds a scope.
    pub fn scope(&mut self, scope: Scope) -> ScopeId {
        self.scopes.push(scope);
        ScopeId(self.scopes.len() as u32 - 1)
    }

    fn rank(&self, item: &Item, at: At) -> Rank {
        self.builds.get(at.krate.0 as usize).map_or(0, |b| b.rank(&item.attrs))
    }

    /// Walks the items of one module or body.
    pub fn items(&mut self, items: &'w [Item], file: &'w ir::File, at: At) {
        if at.depth > MAX_DEPTH {
            self.scopes[at.scope.index()].open = true;
            return;
        }
        for item in items {
            self.item(item, file, at);
        }
    }

    fn item(&mut self, item: &'w Item, file: &'w ir::File, at: At) {
        match &item.kind {
            ItemKind::Fn(function) => {
                let slot = self.named(item, DefKind::Fn, &[Namespace::Value], at);
                self.body(function.body, slot, file, at);
            }
            ItemKind::Struct(data) => {
                let both = [Namespace::Type, Namespace::Value];
                let spaces = if data.shape == Shape::Named { &both[..1] } else { &both[..] };
                self.named(item, DefKind::Struct, spaces, at);
            }
            ItemKind::Enum { .. } => {
                self.named(item, DefKind::Enum, &[Namespace::Type], at);
            }
            ItemKind::Trait { items, .. } => {
                let slot = self.named(item, DefKind::Trait, &[Namespace::Type], at);
                self.associated(items, FoundOwner::Trait(slot), file, at);
            }
            ItemKind::Impl(block) => {
                self.impls.push(FoundImpl { file: at.file, item, scope: at.scope });
                let owner = FoundOwner::Impl(self.impls.len() - 1);
                self.associated(&block.items, owner, file, at);
            }
            ItemKind::Static { body, .. } => {
                let slot = self.named(item, DefKind::Static, &[Namespace::Value], at);
                self.body(*body, slot, file, at);
            }
            ItemKind::Const { body, .. } => {
                let slot = self.named(item, DefKind::Const, &[Namespace::Value], at);
                self.body(*body, slot, file, at);
            }
            ItemKind::Alias { .. } => {
                self.named(item, DefKind::Alias, &[Namespace::Type], at);
            }
            ItemKind::MacroRules(_) => {
                self.named(item, DefKind::Macro, &[Namespace::Macro], at);
            }
            ItemKind::Use(leaves) => {
                let cfg = self.rank(item, at);
                for leaf in leaves {
                    let seen = Seen::of(&item.vis);
                    self.scopes[at.scope.index()].import(leaf.clone(), seen, cfg);
                }
            }
            ItemKind::ExternCrate { original } => {
                let cfg = self.rank(item, at);
                let seen = Seen::of(&item.vis);
                self.scopes[at.scope.index()].extern_crate(*original, item.name, seen, cfg);
            }
            ItemKind::MacroCall { names, .. } => {
                self.scopes[at.scope.index()].open = true;
                self.mentioned.extend(names.iter().copied());
            }
            // Modules of files are scopes of their own, made from the module tree; those inside
            // bodies are made here.
            ItemKind::Mod(inner) => {
                if let (Some(items), true) = (inner, self.scopes[at.scope.index()].is_body) {
                    self.module_in_body(item, items, file, at);
                }
            }
        }
    }

    fn module_in_body(&mut self, item: &Item, items: &'w [Item], file: &'w ir::File, at: At) {
        let outer = &self.scopes[at.scope.index()];
        let path = join(outer.path, item.name);
        let mut scope = Scope::new(path, at.krate);
        scope.is_body = true;
        scope.up = Some(at.scope);
        let inner = self.scope(scope);
        let cfg = self.rank(item, at);
        self.scopes[at.scope.index()].module(item.name, inner, Seen::of(&item.vis), cfg);
        self.items(items, file, At { scope: inner, depth: at.depth + 1, ..at });
    }

    fn associated(&mut self, items: &'w [Item], owner: FoundOwner, file: &'w ir::File, at: At) {
        for item in items {
            let (kind, body) = match &item.kind {
                ItemKind::Fn(function) => (DefKind::Fn, function.body),
                ItemKind::Const { body, .. } => (DefKind::Const, *body),
                ItemKind::Alias { .. } => (DefKind::Alias, None),
                _ => continue,
            };
            let slot = self.named(item, kind, &[], at);
            self.owners.push((slot, owner));
            self.body(body, slot, file, at);
        }
    }

    /// Adds a definition and makes its name known in its scope.
    fn named(&mut self, item: &'w Item, kind: DefKind, spaces: &[Namespace], at: At) -> DefSlot {
        let slot = self.defs.len();
        let cfg = self.rank(item, at);
        let scope = &mut self.scopes[at.scope.index()];
        let path = join(scope.path, item.name);
        for space in spaces {
            scope.define(*space, item.name, slot, Seen::of(&item.vis), cfg);
        }
        let context = if item.attrs.is_test() { Context::Test } else { at.context };
        self.defs.push(Def {
            kind,
            path,
            file: at.file,
            item,
            krate: at.krate,
            module: at.module,
            scope: at.scope,
            owner: None,
            visible_outside: false,
            context,
            cfg,
        });
        slot
    }

    fn body(&mut self, body: Option<BodyId>, slot: DefSlot, file: &'w ir::File, at: At) {
        let Some(id) = body else { return };
        let items = file.bodies.items(id);
        let mut scope = at.scope;
        if !items.is_empty() {
            let path = self.defs[slot].path;
            let mut inner = Scope::new(path, at.krate);
            inner.is_body = true;
            inner.parent = Some(at.scope);
            scope = self.scope(inner);
            let context = self.defs[slot].context;
            self.items(items, file, At { scope, context, depth: at.depth + 1, ..at });
        }
        self.bodies.push((at.file, id, slot, scope));
    }
}

/// `path::name`
pub(super) fn join(path: Name, name: Name) -> Name {
    let mut text = String::with_capacity(path.as_str().len() + 2 + name.as_str().len());
    text.push_str(path.as_str());
    text.push_str("::");
    text.push_str(name.as_str());
    Name::new(&text)
}
