//! Functions and types by what they do.
//!
//! In:  a test of an effect or kind, and the word it is spelt with in entries.
//! Out: all that pass.
//! Cost: decodes the entries that have the word.

use rustc_hash::FxHashSet;

use super::entry::Kind;
use super::{FnModel, ModelEffect, Models};
use crate::domain::Name;

impl Models {
    /// The names, as code writes them, of the functions that have such an effect; for look-ups.
    /// `word` is how the effect is spelt in entries.
    pub fn names_with(&self, word: &str, test: impl Fn(&ModelEffect) -> bool) -> FxHashSet<Name> {
        let models = self.functions_with(word, test).into_iter();
        models.filter_map(|model| model.path.as_str().rsplit("::").next().map(Name::new)).collect()
    }

    /// The functions that have such an effect, in order of their paths.
    /// `word` is how the effect is spelt in entries.
    pub fn functions_with(
        &self,
        word: &str,
        test: impl Fn(&ModelEffect) -> bool,
    ) -> Vec<&'static FnModel> {
        self.layers
            .iter()
            .flat_map(|table| table.functions)
            // Only entries that mention it are worth decoding.
            .filter(|(_, entry)| entry.contains(word))
            .filter_map(|(path, _)| self.function(Name::new(path)))
            .filter(|model| model.effects.iter().any(&test))
            .collect()
    }

    /// The last names of the types of such a kind, in order. `word` is how the kind is spelt.
    pub fn types_with(&self, word: &str, test: impl Fn(&Kind) -> bool) -> Vec<Name> {
        let types = self.layers.iter().flat_map(|table| table.types);
        let mut names: Vec<Name> = types
            .filter(|(_, entry)| entry.contains(word))
            .filter_map(|(path, _)| self.ty(Name::new(path)))
            .filter(|model| test(&model.kind))
            .filter_map(|model| model.path.as_str().rsplit("::").next().map(Name::new))
            .collect();
        names.sort();
        names.dedup();
        names
    }
}
