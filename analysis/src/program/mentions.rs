//! Which bodies name what: the bodies that a field, function or static can be used in.
//!
//! In:  the IR of a crate's files.
//! Out: for a name, the bodies that mention it, and whether an opaque region does.
//! Cost: one pass over the arenas of a crate, the first time the crate is asked about.

use rustc_hash::FxHashMap;

use crate::domain::{FileId, Name, ReasonKind};
use crate::load::SourceFile;
use crate::syntax::ir::{Body, BodyId, Expr, Item, ItemKind, Macro, Pat, TypePath, TypeRef};

/// The mentions of one crate.
#[derive(Debug, Default)]
pub struct Mentions {
    bodies: FxHashMap<Name, Vec<(FileId, BodyId)>>,
    opaque: FxHashMap<Name, ReasonKind>,
    /// Other names under which the crate imports or declares something of that name.
    aliases: FxHashMap<Name, Vec<Name>>,
}

impl Mentions {
    /// Reads the files of a crate.
    pub fn of<'w>(files: impl Iterator<Item = (FileId, &'w SourceFile)>) -> Self {
        let mut mentions = Self::default();
        for (id, file) in files {
            for lost in &file.ir.lost {
                mentions.hidden(&lost.names, ReasonKind::Unparsed);
            }
            mentions.items(&file.ir.items);
            for (b, body) in file.ir.bodies.iter().enumerate() {
                mentions.items(&body.items);
                mentions.body((id, BodyId(b as u32)), body);
            }
        }
        mentions
    }

    /// The bodies that mention a name, or an alias of it, in order.
    pub fn bodies(&self, name: Name) -> Vec<(FileId, BodyId)> {
        let names = self.names_of(name);
        let mut found: Vec<_> =
            names.iter().filter_map(|name| self.bodies.get(name)).flatten().copied().collect();
        if names.len() > 1 {
            found.sort();
            found.dedup();
        }
        found
    }

    /// Why a name may be used where nothing can be read.
    pub fn hidden_use(&self, name: Name) -> Option<ReasonKind> {
        self.names_of(name).iter().filter_map(|name| self.opaque.get(name)).min().copied()
    }

    /// A name and its aliases, those of aliases too.
    fn names_of(&self, name: Name) -> Vec<Name> {
        let mut names = vec![name];
        let mut next = 0;
        while let Some(name) = names.get(next) {
            next += 1;
            for alias in self.aliases.get(name).into_iter().flatten() {
                if !names.contains(alias) {
                    names.push(*alias);
                }
            }
        }
        names
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
                ItemKind::MacroCall { names, .. } => self.hidden(names, ReasonKind::OpaqueMacro),
                ItemKind::MacroRules(text) => {
                    for word in text.split(|c: char| !c.is_alphanumeric() && c != '_') {
                        if !word.is_empty() {
                            self.hidden(&[Name::new(word)], ReasonKind::OpaqueMacro);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn hidden(&mut self, names: &[Name], kind: ReasonKind) {
        for name in names {
            let entry = self.opaque.entry(*name).or_insert(kind);
            *entry = (*entry).min(kind);
        }
    }

    fn body(&mut self, at: (FileId, BodyId), body: &Body) {
        for (_, expr) in body.exprs() {
            match expr {
                Expr::Path(path) => self.path(at, path),
                Expr::Method(call) => self.add(at, call.name),
                Expr::Field { name, .. } => self.add(at, *name),
                Expr::Struct(literal) => {
                    self.path(at, &literal.path);
                    for (name, _) in &literal.fields {
                        self.add(at, *name);
                    }
                }
                Expr::Macro(call) => {
                    if let Macro::Opaque { names, .. } = &call.kind {
                        for name in names {
                            self.add(at, *name);
                        }
                        self.hidden(names, ReasonKind::OpaqueMacro);
                    }
                }
                _ => {}
            }
        }
        for pat in body.pats() {
            match pat {
                Pat::Path(path) | Pat::TupleStruct(path, _) => self.path(at, path),
                Pat::Struct(path, fields) => {
                    self.path(at, path);
                    for (name, _) in fields {
                        self.add(at, *name);
                    }
                }
                _ => {}
            }
        }
    }

    fn path(&mut self, at: (FileId, BodyId), path: &TypePath) {
        for segment in &path.segments {
            self.add(at, segment.name);
        }
    }

    fn add(&mut self, at: (FileId, BodyId), name: Name) {
        let list = self.bodies.entry(name).or_default();
        if list.last() != Some(&at) {
            list.push(at);
        }
    }
}
