//! What the macros of a crate hide: names in the rules of those that are not expanded everywhere.
//!
//! In:  the `macro_rules!` of a crate's files, and what calls them.
//! Out: whether a name is used in a macro where that can't be read.
//! Cost: bodies that name the macro are read the first time one of its words is asked for.

use std::sync::{PoisonError, RwLock};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::domain::{FileId, Name, ReasonKind};
use crate::load::SourceFile;
use crate::syntax::ir::{Body, Expr, File, Macro, Word};

/// The macros of one crate.
#[derive(Debug, Default)]
pub(super) struct Macros {
    /// Macros whose rules have a word.
    with: FxHashMap<Name, Vec<Name>>,
    /// Macros that are called, or may be, where they are not expanded.
    unseen: FxHashSet<Name>,
    /// Whether all calls of a macro were expanded, for those asked about so far.
    expanded: RwLock<FxHashMap<Name, bool>>,
}

impl Macros {
    /// Notes the definitions of a file.
    pub fn define(&mut self, file: &File) {
        for definition in file.bodies.definitions.iter() {
            // Other crates may call it.
            if definition.exported || definition.is_known_by_name() {
                self.unseen.insert(definition.name);
            }
            for word in definition.rules.split(|c: char| !c.is_alphanumeric() && c != '_') {
                if !word.is_empty() {
                    let with = self.with.entry(Name::new(word)).or_default();
                    if !with.contains(&definition.name) {
                        with.push(definition.name);
                    }
                }
            }
        }
        self.unseen.extend(&file.unseen);
    }

    /// Notes that a macro is not expanded somewhere.
    pub fn unseen(&mut self, name: Option<Name>) {
        self.unseen.extend(name);
    }

    /// Whether a name is used by a macro that is not expanded everywhere.
    pub fn hide(
        &self,
        name: Name,
        files: &[(FileId, &SourceFile)],
        opaque: &FxHashMap<Name, ReasonKind>,
    ) -> bool {
        let mut seen = FxHashSet::default();
        let mut queue: Vec<Name> = self.with.get(&name).cloned().unwrap_or_default();
        while let Some(next) = queue.pop() {
            if !seen.insert(next) {
                continue;
            }
            if self.unseen.contains(&next)
                || opaque.contains_key(&next)
                || !self.is_expanded(next, files)
            {
                return true;
            }
            // Where another macro calls it, that has to be expanded, too.
            queue.extend(self.with.get(&next).into_iter().flatten());
        }
        false
    }

    fn is_expanded(&self, name: Name, files: &[(FileId, &SourceFile)]) -> bool {
        let known =
            self.expanded.read().unwrap_or_else(PoisonError::into_inner).get(&name).copied();
        known.unwrap_or_else(|| {
            let expanded = files.iter().all(|(_, file)| {
                let bodies = &file.ir.bodies;
                bodies.with(Word::from(name)).all(|body| !leaves(&bodies[body], name))
            });
            let mut all = self.expanded.write().unwrap_or_else(PoisonError::into_inner);
            *all.entry(name).or_insert(expanded)
        })
    }
}

/// Whether a body may call a macro without that being expanded.
fn leaves(body: &Body, name: Name) -> bool {
    let called = |call: &crate::syntax::ir::MacroCall| call.path.last() == Some(&name);
    body.unseen.contains(&name)
        || names_hidden(body, name)
        || body.exprs().any(|(_, expr)| matches!(expr, Expr::Macro(call) if called(call)))
}

/// Whether a body names something where it can't be read.
fn names_hidden(body: &Body, name: Name) -> bool {
    body.lost.iter().any(|lost| lost.names.contains(&name))
        || body.exprs().any(|(_, expr)| match expr {
            Expr::Macro(call) => match &call.kind {
                Macro::Opaque { names, .. } => names.contains(&name),
                _ => false,
            },
            _ => false,
        })
}

/// Whether a name stands among the arguments of a macro that nothing is known of, in a body that
/// was put off.
pub(super) fn hides(file: &File, name: Name) -> bool {
    let word = Word::from(name);
    file.hidden.binary_search(&word).is_ok()
        // Only the body itself tells what was expanded in it.
        && (!file.bodies.expands()
            || file.bodies.with(word).any(|body| names_hidden(&file.bodies[body], name)))
}
