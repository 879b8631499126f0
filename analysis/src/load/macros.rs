//! Macros that a file calls and another file of its crate defines.
//!
//! In:  a workspace whose files are read, with their module trees.
//! Out: each file knows the `macro_rules!` of other files that its bodies can mean. A name that is
//!      defined twice in a crate, or that it imports from elsewhere, stays unknown.
//! Cost: a look at every `use` of crates that define macros, a search for each macro's name.
//! Source: Rust Reference, "Macros by example", scoping by text and by path.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::workspace::{Crate, ModuleId, Workspace};
use crate::domain::{FileId, Name};
use crate::syntax::ir::{Definition, Imported, Item, ItemKind, UseLeaf, Word};

/// The only macro of its name in a crate.
struct Only<'w> {
    definition: &'w Definition,
    file: FileId,
    /// The module around all code that can use it by its name alone.
    scope: Option<ModuleId>,
}

type Found = BTreeMap<Name, Imported>;

impl Workspace {
    /// Tells each file what it can use of the macros of others.
    pub(crate) fn link_macros(&mut self) {
        let mut found: BTreeMap<FileId, Vec<Found>> = BTreeMap::new();
        for krate in &self.crates {
            self.link_crate(krate, &mut found);
        }
        for (file, crates) in found {
            let mut crates = crates.into_iter();
            let Some(mut all) = crates.next() else { continue };
            for other in crates {
                all.retain(|name, own| other.get(name).is_some_and(|o| own.is_same(o)));
            }
            if !all.is_empty() {
                let imported: Vec<Imported> = all.into_values().collect();
                self.files[file.0 as usize].ir.bodies.import(imported);
            }
        }
    }

    fn link_crate(&self, krate: &Crate, found: &mut BTreeMap<FileId, Vec<Found>>) {
        let files: BTreeSet<FileId> = krate.modules.iter().map(|module| module.file).collect();
        let definitions = |file: &FileId| self.file(*file).ir.bodies.definitions.iter();
        if files.iter().all(|file| definitions(file).next().is_none()) {
            // Another crate may have the same file.
            for file in files {
                found.entry(file).or_default().push(Found::new());
            }
            return;
        }
        let mut by_name: BTreeMap<Name, Vec<(FileId, &Definition)>> = BTreeMap::new();
        for file in &files {
            for definition in definitions(file) {
                by_name.entry(definition.name).or_default().push((*file, definition));
            }
        }
        let mut imports: BTreeMap<FileId, BTreeSet<Name>> = BTreeMap::new();
        for file in &files {
            leaves(&self.file(*file).ir.items, 0, &mut |leaf| {
                let Some(name) = leaf.alias.filter(|name| by_name.contains_key(name)) else {
                    return;
                };
                if is_own(leaf) && leaf.path.last() == Some(&name) {
                    imports.entry(*file).or_default().insert(name);
                } else {
                    by_name.remove(&name);
                }
            });
        }
        let all = by_name.values().flatten().map(|(_, definition)| *definition);
        let added = crate::syntax::ir::added(all);
        let only: Vec<Only<'_>> = by_name
            .values()
            .filter_map(|list| match list.as_slice() {
                [(file, definition)] if definition.is_shared() => {
                    let scope = self.scope(krate, *file, definition);
                    Some(Only { definition, file: *file, scope })
                }
                _ => None,
            })
            .collect();
        for file in &files {
            let bodies = &self.file(*file).ir.bodies;
            let imports = imports.get(file);
            let mut here = Found::new();
            for one in only.iter().filter(|one| one.file != *file) {
                let name = one.definition.name;
                if bodies.with(Word::from(name)).next().is_none() {
                    continue;
                }
                let by_word = imports.is_some_and(|names| names.contains(&name))
                    || one.scope.is_some_and(|scope| is_within(krate, *file, scope));
                let definition = one.definition.clone();
                let added = Arc::new(added[&name].clone());
                here.insert(name, Imported { definition, by_word, added });
            }
            found.entry(*file).or_default().push(here);
        }
    }

    /// The module around all code behind a definition that is in its textual scope.
    fn scope(&self, krate: &Crate, file: FileId, definition: &Definition) -> Option<ModuleId> {
        let mut at = krate.modules.iter().position(|module| {
            module.file == file && module.items(self).iter().any(|item| defines(item, definition))
        })?;
        while let Some(parent) = krate.modules[at].parent {
            let name = krate.modules[at].name;
            let outer = krate.modules[parent.0 as usize].items(self);
            let shown = outer.iter().any(|item| {
                let uses = |path: &[Name]| matches!(path, [one] if *one == "macro_use");
                matches!(item.kind, ItemKind::Mod(_))
                    && item.name == name
                    && item.attrs.list.iter().any(|attr| uses(&attr.path))
            });
            if !shown {
                break;
            }
            at = parent.0 as usize;
        }
        Some(ModuleId(at as u32))
    }
}

fn defines(item: &Item, definition: &Definition) -> bool {
    matches!(item.kind, ItemKind::MacroRules(_)) && item.name == definition.name
}

/// Whether a file's outermost module is inside another module.
fn is_within(krate: &Crate, file: FileId, scope: ModuleId) -> bool {
    let mut at = krate.modules.iter().position(|module| module.file == file);
    while let Some(module) = at {
        if module == scope.0 as usize {
            return true;
        }
        at = krate.modules[module].parent.map(|parent| parent.0 as usize);
    }
    false
}

/// Whether a `use` imports from its own crate; `use m;` shows a macro of the file to others.
fn is_own(leaf: &UseLeaf) -> bool {
    let own = |name: &Name| *name == "crate" || *name == "self" || *name == "super";
    !leaf.global && (leaf.path.len() == 1 || leaf.path.first().is_some_and(own))
}

/// Modules in modules, at most.
const MAX_NESTING: u32 = 32;

/// Calls `found` with everything that a file's items import by name.
fn leaves(items: &[Item], depth: u32, found: &mut dyn FnMut(&UseLeaf)) {
    for item in items {
        match &item.kind {
            ItemKind::Use(list) => list.iter().for_each(&mut *found),
            ItemKind::Mod(Some(inner)) if depth < MAX_NESTING => leaves(inner, depth + 1, found),
            _ => {}
        }
    }
}
