//! Which bodies name what: the bodies that a field, function or static can be used in.
//!
//! In:  the IR of a crate's files.
//! Out: for a name, the bodies that mention it, and whether an opaque region does.
//! Cost: one pass over the arenas of a crate, the first time the crate is asked about.

use rustc_hash::FxHashMap;

use crate::domain::{FileId, Name, ReasonKind};
use crate::load::{CrateId, SourceFile};
use crate::syntax::ir::{Body, BodyId, Expr, Item, ItemKind, Macro, Pat, TypePath};

/// The mentions of one crate.
#[derive(Debug, Default)]
pub struct Mentions {
    bodies: FxHashMap<Name, Vec<(FileId, BodyId)>>,
    opaque: FxHashMap<Name, ReasonKind>,
}

impl Mentions {
    /// Reads the files of a crate.
    pub fn of(krate: CrateId, files: &[SourceFile]) -> Self {
        let mut mentions = Self::default();
        for (n, file) in files.iter().enumerate() {
            if file.owner.is_none_or(|(owner, _)| owner != krate) {
                continue;
            }
            for lost in &file.ir.lost {
                mentions.hidden(&lost.names, ReasonKind::Unparsed);
            }
            mentions.items(&file.ir.items);
            for (b, body) in file.ir.bodies.iter().enumerate() {
                mentions.items(&body.items);
                mentions.body((FileId(n as u32), BodyId(b as u32)), body);
            }
        }
        mentions
    }

    /// The bodies that mention a name, in order.
    pub fn bodies(&self, name: Name) -> &[(FileId, BodyId)] {
        self.bodies.get(&name).map_or(&[], Vec::as_slice)
    }

    /// Why a name may be used where nothing can be read.
    pub fn hidden_use(&self, name: Name) -> Option<ReasonKind> {
        self.opaque.get(&name).copied()
    }

    fn items(&mut self, items: &[Item]) {
        for item in items {
            match &item.kind {
                ItemKind::Mod(Some(inner)) => self.items(inner),
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
