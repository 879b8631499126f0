//! Which bodies name what: the bodies that a field, function or static can be used in.
//!
//! In:  the IR of a crate's files.
//! Out: for a name, the bodies that mention it, and whether an opaque region does.
//! Cost: a search among the words of a crate's bodies the first time a name is asked for; bodies
//!       that have the word are read.

mod macros;

use std::sync::{Arc, PoisonError, RwLock};

use rustc_hash::FxHashMap;

use macros::Macros;

use crate::domain::{FileId, Name, ReasonKind};
use crate::load::SourceFile;
use crate::syntax::ir::{Bodies, Body, BodyId, Expr, Item, ItemKind, Macro, TypeRef, Word};

/// Bodies, in order.
type Found = Arc<[(FileId, BodyId)]>;

/// The mentions of one crate.
#[derive(Debug, Default)]
pub struct Mentions<'w> {
    files: Vec<(FileId, &'w SourceFile)>,
    /// What was searched for so far.
    found: RwLock<FxHashMap<Name, Found>>,
    opaque: FxHashMap<Name, ReasonKind>,
    macros: Macros,
    /// Other names under which the crate imports or declares something of that name.
    aliases: FxHashMap<Name, Vec<Name>>,
}

impl<'w> Mentions<'w> {
    /// Reads the files of a crate.
    pub fn of(files: impl Iterator<Item = (FileId, &'w SourceFile)>) -> Self {
        let mut mentions = Self::default();
        for (id, file) in files {
            for lost in &file.ir.lost {
                mentions.hidden(&lost.names, ReasonKind::Unparsed);
            }
            mentions.items(&file.ir.items);
            for (_, body) in file.ir.bodies.read_at_once() {
                mentions.items(&body.items);
                mentions.calls(body);
            }
            mentions.macros.define(&file.ir);
            mentions.files.push((id, file));
        }
        mentions
    }

    /// The bodies that mention a name, or an alias of it, in order.
    pub fn bodies(&self, name: Name) -> Found {
        let known = self.found.read().unwrap_or_else(PoisonError::into_inner).get(&name).cloned();
        known.unwrap_or_else(|| {
            let names = self.names_of(name);
            let found: Found = self.search(&names).into();
            let mut all = self.found.write().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(all.entry(name).or_insert(found))
        })
    }

    /// The bodies that may mention a name, in order: some only have a local or type of that name.
    /// None of them is read.
    pub fn may_mention(&self, name: Name) -> Vec<(FileId, BodyId)> {
        let words: Vec<Word> = self.names_of(name).into_iter().map(Word::from).collect();
        let mut found = Vec::new();
        for (id, file) in &self.files {
            found.extend(with_any(&file.ir.bodies, &words).into_iter().map(|body| (*id, body)));
        }
        found
    }

    /// The bodies that mention one of the names, in order.
    fn search(&self, names: &[Name]) -> Vec<(FileId, BodyId)> {
        let words: Vec<Word> = names.iter().map(|name| Word::from(*name)).collect();
        let mut found = Vec::new();
        for (id, file) in &self.files {
            let bodies = &file.ir.bodies;
            let mut here = with_any(bodies, &words);
            // The word may stand for something else in it: a local's declaration, a type.
            here.retain(|body| {
                let mut mentioned = false;
                bodies[*body].names(&mut |name| mentioned |= names.contains(&name));
                mentioned
            });
            found.extend(here.into_iter().map(|body| (*id, body)));
        }
        found
    }

    /// Other names under which the crate imports or declares types and functions, by
    /// the name of what they stand for.
    pub fn aliases(&self) -> &FxHashMap<Name, Vec<Name>> {
        &self.aliases
    }

    /// Why a name may be used where nothing can be read.
    pub fn hidden_use(&self, name: Name) -> Option<ReasonKind> {
        let names = self.names_of(name);
        let known = names.iter().filter_map(|name| self.opaque.get(name)).min().copied();
        known.or_else(|| {
            let hidden = names.iter().any(|name| {
                self.files.iter().any(|(_, file)| macros::hides(&file.ir, *name))
                    || self.macros.hide(*name, &self.files, &self.opaque)
            });
            hidden.then_some(ReasonKind::OpaqueMacro)
        })
    }

    /// A name and its aliases, those of aliases too.
    fn names_of(&self, name: Name) -> Vec<Name> {
        names_of(name, &self.aliases)
    }

    /// `use a::name as alias`, `type Alias = a::Name<T>`.
    fn alias(&mut self, name: Option<Name>, alias: Name) {
        if let Some(name) = name
            && name != alias
        {
            self.aliases.entry(name).or_default().push(alias);
        }
    }

    fn items(&mut self, items: &[Item]) {
        for item in items {
            match &item.kind {
                ItemKind::Mod(Some(inner)) => self.items(inner),
                ItemKind::Use(leaves) => {
                    for leaf in leaves {
                        if let Some(alias) = leaf.alias {
                            // `use a::{self as b}` imports `a`.
                            let own = leaf.path.iter().rev().find(|name| **name != "self");
                            self.alias(own.copied(), alias);
                        }
                    }
                }
                ItemKind::Alias { ty: Some(TypeRef::Path(path)), .. } => {
                    self.alias(path.segments.last().map(|s| s.name), item.name);
                }
                ItemKind::MacroCall { path, names } => {
                    self.hidden(names, ReasonKind::OpaqueMacro);
                    self.macros.unseen(path.last().copied());
                }
                _ => {}
            }
        }
    }

    fn calls(&mut self, body: &Body) {
        for (_, expr) in body.exprs() {
            if let Expr::Macro(call) = expr
                && let Macro::Opaque { names, .. } = &call.kind
            {
                self.hidden(names, ReasonKind::OpaqueMacro);
            }
        }
    }

    fn hidden(&mut self, names: &[Name], kind: ReasonKind) {
        for name in names {
            let entry = self.opaque.entry(*name).or_insert(kind);
            *entry = (*entry).min(kind);
        }
    }
}

/// A name and its aliases, those of aliases too.
pub(super) fn names_of(name: Name, aliases: &FxHashMap<Name, Vec<Name>>) -> Vec<Name> {
    let mut names = vec![name];
    let mut next = 0;
    while let Some(name) = names.get(next) {
        next += 1;
        for alias in aliases.get(name).into_iter().flatten() {
            if !names.contains(alias) {
                names.push(*alias);
            }
        }
    }
    names
}

/// The bodies of a file that may have one of the words, in order.
fn with_any(bodies: &Bodies, words: &[Word]) -> Vec<BodyId> {
    let mut found: Vec<BodyId> = words.iter().flat_map(|word| bodies.with(*word)).collect();
    if words.len() > 1 {
        found.sort_unstable();
        found.dedup();
    }
    found
}
