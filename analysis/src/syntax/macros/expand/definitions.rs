//! The `macro_rules!` of a file and where each is in scope.
//!
//! In:  definitions in textual order, filled by `syntax::lower`.
//! Out: [`Definitions`]: which one a name means at a place, if that is certain, and the words that
//!      a body has once the macro is expanded in it.
//! Source: Rust Reference, "Macros by example", textual scope.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::Name;
use crate::syntax::ir::Word;
use crate::syntax::outline::words::{is_understood, usages_of, word_hash};
use crate::syntax::scan::{Kind, Scan};

/// A `macro_rules!`.
#[derive(Clone, Debug)]
pub struct Definition {
    /// Its name.
    pub name: Name,
    /// Its rules.
    pub rules: Arc<str>,
    /// Whether it is there under a condition only.
    pub conditional: bool,
    /// Whether `#[macro_export]` shows it to other crates.
    pub exported: bool,
    /// Inside a body, how many patterns that had so far: what the rules name may be its locals.
    pub(in crate::syntax) within: Option<usize>,
    pub(super) before: Scope,
}

/// The definitions that are in scope at a place: the last of them, and those in scope there.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(in crate::syntax) struct Scope(u32);

/// The definitions of a file, in order.
#[derive(Clone, Debug, Default)]
pub struct Definitions {
    list: Vec<Definition>,
}

impl Definitions {
    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Definition> {
        self.list.iter()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Adds one behind those of a scope; the scope with it.
    pub(in crate::syntax) fn add(&mut self, definition: Definition, scope: Scope) -> Scope {
        self.list.push(Definition { before: scope, ..definition });
        Scope(self.list.len() as u32)
    }

    /// What a name means in a scope; `None` if that is not certain.
    pub(in crate::syntax) fn find(&self, name: Name, scope: Scope) -> Option<&Definition> {
        let mut at = scope;
        loop {
            let found = self.list.get((at.0 as usize).checked_sub(1)?)?;
            if found.name == name {
                let only = || self.list.iter().filter(|other| other.name == name).count() == 1;
                return (!found.conditional || only()).then_some(found);
            }
            at = found.before;
        }
    }
}

impl Definition {
    pub(in crate::syntax) fn new(name: Name, rules: &str) -> Self {
        Self {
            name,
            rules: rules.into(),
            conditional: false,
            exported: false,
            within: None,
            before: Scope::default(),
        }
    }

    /// Whether other files of its crate can call it, and mean nothing else by that.
    pub fn is_shared(&self) -> bool {
        self.within.is_none() && !self.is_known_by_name()
    }

    /// Whether a call is read by the name alone where it is not certain what that means.
    pub fn is_known_by_name(&self) -> bool {
        is_understood(self.name.as_str())
    }

    /// The hashes of the words that a body gets from it, those of patterns and of all rules too.
    pub(super) fn words(&self) -> BTreeSet<u32> {
        let text = &*self.rules;
        let mut found = BTreeSet::new();
        let mut dot = false;
        for token in Scan::new(text) {
            match token.kind {
                Kind::Word => {
                    let word = &text[token.start..token.end];
                    let word = word.strip_prefix("r#").unwrap_or(word);
                    // How it is used is not asked: an argument may stand beside it.
                    found.extend(usages_of(word_hash(word)));
                }
                Kind::Literal => {
                    let text = &text[token.start..token.end];
                    super::super::format::names_in(text, |name| {
                        found.insert(word_hash(name));
                    });
                }
                Kind::Punct(b'.') if dot => {
                    found.insert(word_hash(".."));
                }
                _ => {}
            }
            dot = token.kind == Kind::Punct(b'.');
        }
        found
    }

    /// Whether an argument may name the function or method that is called: `$f(…)`.
    pub(super) fn calls_arguments(&self) -> bool {
        let mut last: [Option<Kind>; 2] = [None; 2];
        Scan::new(&self.rules).any(|token| {
            let calls = token.kind == Kind::Open(b'(')
                && last == [Some(Kind::Word), Some(Kind::Punct(b'$'))];
            last = [Some(token.kind), last[0]];
            calls
        })
    }
}

/// What the macros of a name add to the words of a body that calls them.
#[derive(Clone, Debug, Default)]
pub struct Added {
    /// Their words, and those of macros that they call.
    pub words: BTreeSet<u32>,
    /// Whether an argument may be what is called.
    pub calls_arguments: bool,
}

/// A macro of another file of the crate.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The macro.
    pub definition: Definition,
    /// Whether its name alone means it, and not only a path.
    pub by_word: bool,
    /// What it adds to the words of bodies.
    pub added: Arc<Added>,
}

impl Imported {
    /// Whether another crate that has the file means the same.
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.definition.rules, &other.definition.rules)
            && self.by_word == other.by_word
    }
}

/// What each macro adds to the words of bodies, by name.
pub fn added<'d>(definitions: impl Iterator<Item = &'d Definition>) -> BTreeMap<Name, Added> {
    let mut own: BTreeMap<Name, Added> = BTreeMap::new();
    for definition in definitions {
        let added = own.entry(definition.name).or_default();
        added.words.extend(definition.words());
        added.calls_arguments |= definition.calls_arguments();
    }
    let called: Vec<(Name, Word)> = own.keys().map(|name| (*name, Word::from(*name))).collect();
    let calls = |added: &Added| -> Vec<Name> {
        let called = called.iter().filter(|(_, word)| added.words.contains(&word.hash()));
        called.map(|(name, _)| *name).collect()
    };
    let edges: BTreeMap<Name, Vec<Name>> =
        own.iter().map(|(name, added)| (*name, calls(added))).collect();
    own.keys()
        .map(|name| {
            let mut all = Added::default();
            let mut seen = BTreeSet::from([*name]);
            let mut queue = vec![*name];
            while let Some(next) = queue.pop() {
                all.words.extend(&own[&next].words);
                all.calls_arguments |= own[&next].calls_arguments;
                queue.extend(edges[&next].iter().copied().filter(|called| seen.insert(*called)));
            }
            (*name, all)
        })
        .collect()
}
