//! The bodies of a file: those that were read with it, and those that wait to be asked for.
//!
//! In:  filled by `syntax::lower`; `syntax::later` reads a body that was put off.
//! Out: [`Bodies`], in which an id finds its body. Asking for one reads it; which words it has is
//!      known without that.

use std::ops::Index;
use std::sync::{Arc, OnceLock};

use super::{Body, BodyId, Item};
use crate::domain::{Name, Range};
use crate::syntax::later;
use crate::syntax::macros::expand::{Added, Definitions, Imported, Scope, added};
use crate::syntax::outline::words::{Usage, usage_hash, usages_of, word_hash};

/// Bits of a file's filter: a file of five hundred words sets a quarter of them.
const FILTER: usize = 2048;

/// A word that bodies are searched for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Word(u32);

impl Word {
    /// The word of that text; keywords too, and `..`.
    pub fn new(text: &str) -> Self {
        Self(word_hash(text))
    }
}

impl Word {
    /// A method of that name, called without arguments.
    pub fn alone(name: Name) -> Self {
        Self(usage_hash(Usage::MethodAlone, name.as_str()))
    }

    /// A function of that name, called or handed on, and no method call.
    pub fn function(name: Name) -> Self {
        Self(usage_hash(Usage::Function, name.as_str()))
    }

    pub(in crate::syntax) fn hash(self) -> u32 {
        self.0
    }

    pub(in crate::syntax) fn hashed(hash: u32) -> Self {
        Self(hash)
    }
}

impl From<Name> for Word {
    fn from(name: Name) -> Self {
        Self::new(name.as_str())
    }
}

/// A body and what is known of it before it is read.
#[derive(Clone, Debug)]
struct Slot {
    body: OnceLock<Box<Body>>,
    /// The function, if the body was put off.
    function: Option<Put>,
    /// Its braces, or the value.
    range: Range,
    /// Where its words are in [`Bodies::words`].
    words: (u32, u32),
}

/// A function whose body was put off.
#[derive(Clone, Copy, Debug)]
struct Put {
    /// The word `fn` in the file.
    start: u32,
    /// Its bytes in [`Bodies::text`].
    text: Range,
    /// The macros it can use.
    scope: Scope,
}

/// The bodies of one file.
#[derive(Clone, Debug, Default)]
pub struct Bodies {
    slots: Vec<Slot>,
    words: Vec<u32>,
    filter: Box<[u64]>,
    /// The functions that were put off, one behind the other.
    text: String,
    /// The `macro_rules!` of the file.
    pub definitions: Arc<Definitions>,
    /// The `macro_rules!` of other files that it can use.
    pub imported: Arc<[Imported]>,
}

impl Bodies {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// A body, read if it was not yet; `None` if the file has no such body.
    pub fn get(&self, id: BodyId) -> Option<&Body> {
        let slot = self.slots.get(id.index())?;
        Some(slot.body.get_or_init(|| {
            let read = slot.function.map(|put| {
                let text = put.text.start as usize..put.text.end as usize;
                later::read(&self.text[text], put.start, (self, put.scope))
            });
            Box::new(read.unwrap_or_default())
        }))
    }

    /// All bodies with their ids; reads those that were put off.
    pub fn iter(&self) -> impl Iterator<Item = (BodyId, &Body)> {
        self.ids().filter_map(|id| Some((id, self.get(id)?)))
    }

    /// The bodies that were read with the file: all that can declare items, hold macros that are
    /// not understood, or have attributes.
    pub fn read_at_once(&self) -> impl Iterator<Item = (BodyId, &Body)> {
        self.ids().filter(|id| self.slots[id.index()].function.is_none()).filter_map(|id| {
            let body = self.slots[id.index()].body.get()?;
            Some((id, &**body))
        })
    }

    /// The bodies that somebody asked for so far, of those that were put off.
    pub fn read_later(&self) -> impl Iterator<Item = &Body> {
        let later = self.slots.iter().filter(|slot| slot.function.is_some());
        later.filter_map(|slot| slot.body.get().map(|body| &**body))
    }

    /// The ids of all bodies.
    pub fn ids(&self) -> impl Iterator<Item = BodyId> + use<> {
        (0..self.slots.len() as u32).map(BodyId)
    }

    /// The bytes of a body; those of nothing if there is no such body.
    pub fn range(&self, id: BodyId) -> Range {
        self.slots.get(id.index()).map_or_else(Range::default, |slot| slot.range)
    }

    /// The items that a body declares.
    pub fn items(&self, id: BodyId) -> &[Item] {
        // A body that declares some is never put off.
        let read = self.slots.get(id.index()).and_then(|slot| match slot.function {
            None => slot.body.get(),
            Some(_) => None,
        });
        read.map_or(&[], |body| &body.items)
    }

    /// Whether a body may have one of the words. Over-approximates.
    pub fn has(&self, id: BodyId, wanted: impl Fn(Word) -> bool) -> bool {
        let words = self.slots.get(id.index()).map_or((0, 0), |slot| slot.words);
        self.words[words.0 as usize..words.1 as usize].iter().any(|word| wanted(Word(*word)))
    }

    /// The bodies that may have a word, in order. Over-approximates.
    pub fn with(&self, word: Word) -> impl Iterator<Item = BodyId> {
        let bit = word.0 as usize % FILTER;
        let any = self.filter.get(bit / 64).is_some_and(|bits| bits >> (bit % 64) & 1 == 1);
        let slots: &[Slot] = if any { &self.slots } else { &[] };
        slots.iter().zip(0..).filter_map(move |(slot, id)| {
            let words = &self.words[slot.words.0 as usize..slot.words.1 as usize];
            words.binary_search(&word.0).is_ok().then_some(BodyId(id))
        })
    }

    /// Reserves the next body, so that bodies come in order of their start.
    pub(in crate::syntax) fn reserve(&mut self) -> BodyId {
        self.slots.push(Slot {
            body: OnceLock::new(),
            function: None,
            range: Range::default(),
            words: (0, 0),
        });
        BodyId(self.slots.len() as u32 - 1)
    }

    /// How many were put off.
    pub(in crate::syntax) fn put_off_count(&self) -> usize {
        self.slots.iter().filter(|slot| slot.function.is_some()).count()
    }

    /// Takes a body that was read out of its place.
    pub(in crate::syntax) fn take(&mut self, id: BodyId) -> Option<Body> {
        let body = self.slots.get_mut(id.index())?.body.take()?;
        Some(*body)
    }

    /// Gives the last reserved body up.
    pub(in crate::syntax) fn pop(&mut self) {
        self.slots.pop();
    }

    /// Puts a body that was read into its place.
    pub(in crate::syntax) fn fill(&mut self, id: BodyId, body: Body) {
        let slot = &mut self.slots[id.index()];
        slot.range = body.range;
        slot.body = OnceLock::from(Box::new(body));
    }

    /// Puts a body off: where its function starts and its text, which is read when somebody asks.
    pub(in crate::syntax) fn put_off(
        &mut self,
        id: BodyId,
        function: (u32, &str, Scope),
        range: Range,
        words: &[u32],
    ) {
        let start = self.text.len() as u32;
        self.text.push_str(function.1);
        let text = Range::new(start, self.text.len() as u32);
        let from = self.words.len() as u32;
        self.words.extend_from_slice(words);
        let slot = &mut self.slots[id.index()];
        (slot.function, slot.range) =
            (Some(Put { start: function.0, text, scope: function.2 }), range);
        slot.words = (from, self.words.len() as u32);
    }

    /// Closes the list: notes the words of the bodies that were read.
    pub(in crate::syntax) fn seal(&mut self) {
        let mut names = Vec::new();
        for slot in &mut self.slots {
            let Some(body) = slot.body.get() else { continue };
            names.clear();
            body.words(&mut |word| names.push(word.0));
            names.sort_unstable();
            names.dedup();
            let from = self.words.len() as u32;
            self.words.extend_from_slice(&names);
            slot.words = (from, self.words.len() as u32);
        }
        if !self.definitions.is_empty() {
            let definitions = Arc::clone(&self.definitions);
            for (name, added) in added(definitions.iter()) {
                self.add_words(name, &added);
            }
        }
        self.filter();
        self.text.shrink_to_fit();
        self.slots.shrink_to_fit();
        self.words.shrink_to_fit();
    }

    /// Whether macros are expanded in bodies that have their names.
    pub fn expands(&self) -> bool {
        !self.definitions.is_empty() || !self.imported.is_empty()
    }

    /// Takes the macros of other files that it can use.
    pub(crate) fn import(&mut self, imported: Vec<Imported>) {
        for one in &imported {
            self.add_words(one.definition.name, &one.added);
        }
        self.imported = imported.into();
        self.filter();
    }

    fn filter(&mut self) {
        if !self.words.is_empty() {
            self.filter = vec![0; FILTER / 64].into();
            for word in &self.words {
                let bit = *word as usize % FILTER;
                self.filter[bit / 64] |= 1 << (bit % 64);
            }
        }
    }

    /// Adds what a macro brings to the words of bodies that have its name and were put off: of
    /// those that were read, the words are known.
    fn add_words(&mut self, name: Name, added: &Added) {
        let word = Word::from(name);
        for slot in self.slots.iter_mut().filter(|slot| slot.function.is_some()) {
            let own = &self.words[slot.words.0 as usize..slot.words.1 as usize];
            if own.binary_search(&word.0).is_err() {
                continue;
            }
            let mut all: Vec<u32> = own.iter().chain(&added.words).copied().collect();
            if added.calls_arguments {
                all.extend(own.iter().flat_map(|word| usages_of(*word)));
            }
            all.sort_unstable();
            all.dedup();
            let from = self.words.len() as u32;
            self.words.extend(all);
            slot.words = (from, self.words.len() as u32);
        }
    }
}

impl Index<BodyId> for Bodies {
    type Output = Body;
    fn index(&self, id: BodyId) -> &Body {
        self.get(id).unwrap_or_else(|| panic!("no body {id:?} in this file"))
    }
}
