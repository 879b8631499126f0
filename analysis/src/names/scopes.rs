//! Scopes: the names of one module or body, in three namespaces.
//!
//! In:  definitions, imports, resolved step by step (`imports`).
//! Out: for a name the one thing it means here, by Rust's order: items and named imports,
//!      then globs; of equals the likelier `cfg`.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::domain::Name;
use crate::load::CrateId;
use crate::syntax::ir::{UseLeaf, Visibility};

use super::cfg::Rank;
use super::defs::{DefId, DefSlot};

/// A scope's index.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ScopeId(pub u32);

impl ScopeId {
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A namespace.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Namespace {
    /// Types, traits, modules, crates.
    Type,
    /// Functions, statics, constants, constructors.
    Value,
    /// Macros.
    Macro,
}

impl Namespace {
    pub(super) const ALL: [Self; 3] = [Self::Type, Self::Value, Self::Macro];
}

/// What a name stands for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Target {
    /// An item of the workspace.
    Def(DefId),
    /// A module of the workspace.
    Module(ScopeId),
    /// A variant of an enum of the workspace.
    Variant(DefId, Name),
    /// A library's item, module or crate, by its path.
    Extern(Name),
    /// A primitive type.
    Prim(Name),
}

/// Who sees a name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Seen {
    Everywhere,
    Crate,
    Module,
}

impl Seen {
    pub fn of(vis: &Visibility) -> Self {
        match vis {
            Visibility::Public => Self::Everywhere,
            Visibility::Restricted(_) => Self::Crate,
            Visibility::Private => Self::Module,
        }
    }
}

/// A name's meaning in a scope, and how it came there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Binding {
    /// Through a glob.
    pub glob: bool,
    pub cfg: Rank,
    /// The library's item may live in another namespace.
    pub loose: bool,
    pub to: Target,
    pub seen: Seen,
}

impl Binding {
    /// What hides what: the lower rank. A named import that is likely not compiled hides no glob.
    pub fn rank(&self) -> (bool, bool, Rank) {
        (self.cfg >= 2, self.glob, self.cfg)
    }
}

/// A `use` that waits to be resolved.
#[derive(Clone, Debug)]
pub(super) struct Import {
    pub leaf: UseLeaf,
    pub seen: Seen,
    pub cfg: Rank,
}

/// The names of one module or body.
#[derive(Debug)]
pub(super) struct Scope {
    /// The canonical path in front of its items.
    pub path: Name,
    pub krate: CrateId,
    /// Where unknown names are looked up next: the code around a body's items.
    pub parent: Option<ScopeId>,
    /// `super`.
    pub up: Option<ScopeId>,
    pub is_body: bool,
    /// Whether names may be missing: a macro makes items, or an unknown glob brings some.
    pub open: bool,
    pub imports: Vec<Import>,
    pub extern_crates: Vec<(Name, Name, Seen, Rank)>,
    names: [FxHashMap<Name, SmallVec<[Binding; 1]>>; 3],
    /// Names in the order they came, so that globs copy them in that order.
    order: Vec<(Namespace, Name)>,
    /// Counts changes, so that globs know when to look again.
    pub version: u32,
}

impl Scope {
    pub fn new(path: Name, krate: CrateId) -> Self {
        Self {
            path,
            krate,
            parent: None,
            up: None,
            is_body: false,
            open: false,
            imports: Vec::new(),
            extern_crates: Vec::new(),
            names: Default::default(),
            order: Vec::new(),
            version: 0,
        }
    }

    pub fn import(&mut self, leaf: UseLeaf, seen: Seen, cfg: Rank) {
        self.imports.push(Import { leaf, seen, cfg });
    }

    pub fn extern_crate(&mut self, original: Name, alias: Name, seen: Seen, cfg: Rank) {
        self.extern_crates.push((original, alias, seen, cfg));
    }

    /// Adds an item by its slot; slots become ids when all items are known.
    pub fn define(&mut self, space: Namespace, name: Name, slot: DefSlot, seen: Seen, cfg: Rank) {
        let to = Target::Def(DefId(slot as u32));
        self.bind(space, name, Binding { glob: false, cfg, loose: false, to, seen });
    }

    pub fn module(&mut self, name: Name, scope: ScopeId, seen: Seen, cfg: Rank) {
        let to = Target::Module(scope);
        self.bind(Namespace::Type, name, Binding { glob: false, cfg, loose: false, to, seen });
    }

    /// Adds a meaning; whether it is new.
    pub fn bind(&mut self, space: Namespace, name: Name, binding: Binding) -> bool {
        let list = self.names[space as usize].entry(name).or_default();
        if let Some(known) =
            list.iter_mut().find(|b| b.to == binding.to && b.loose == binding.loose)
        {
            let better = binding.rank() < known.rank() || binding.seen < known.seen;
            known.seen = known.seen.min(binding.seen);
            if binding.rank() < known.rank() {
                (known.glob, known.cfg) = (binding.glob, binding.cfg);
            }
            if better {
                sort(list);
                self.version += 1;
            }
            return better;
        }
        if list.len() >= MAX_MEANINGS {
            return false;
        }
        if list.is_empty() {
            self.order.push((space, name));
        }
        list.push(binding);
        sort(list);
        self.version += 1;
        true
    }

    /// Replaces slots by ids.
    pub fn renumber(&mut self, ids: &[DefId]) {
        for space in &mut self.names {
            for list in space.values_mut() {
                for binding in list.iter_mut() {
                    if let Target::Def(slot) = &mut binding.to {
                        *slot = ids[slot.0 as usize];
                    }
                }
                sort(list);
            }
        }
    }

    /// All meanings of a name, the likeliest first.
    pub fn all(&self, space: Namespace, name: Name) -> &[Binding] {
        self.names[space as usize].get(&name).map_or(&[], |list| list.as_slice())
    }

    /// The best meaning and its equals. An item that is surely in this namespace hides a
    /// library's item that may be in another.
    pub fn best(&self, space: Namespace, name: Name) -> SmallVec<[Target; 1]> {
        let list = self.all(space, name);
        let Some(first) = list.first() else { return SmallVec::new() };
        let rank = |b: &Binding| (b.rank(), b.loose);
        list.iter().take_while(|b| rank(b) == rank(first)).map(|b| b.to).collect()
    }

    /// Every name with its meanings, in the order they came.
    pub fn entries(&self) -> impl Iterator<Item = (Namespace, Name, &[Binding])> {
        self.order.iter().map(|(space, name)| (*space, *name, self.all(*space, *name)))
    }
}

/// More meanings of one name than this are not kept.
const MAX_MEANINGS: usize = 8;

fn sort(list: &mut [Binding]) {
    list.sort_by_key(|b| (b.rank(), b.loose, b.to));
}
