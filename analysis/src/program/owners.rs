//! Which instances hold an end of a channel, themselves or inside what they own.
//!
//! In:  a solved program, whether a value is an end that is asked for.
//! Out: the owners, by the literal or call that makes each.

use std::collections::BTreeSet;

use super::Program;
use super::value::Value;
use crate::domain::Span;

impl Program<'_> {
    /// The owners of such an end, and the owners of those.
    pub(super) fn owners_of(&self, is_end: impl Fn(Value) -> bool) -> BTreeSet<Span> {
        let mut owners = BTreeSet::new();
        loop {
            let holds = |value: Value| match value {
                Value::Owner(inner) => owners.contains(&inner),
                value => is_end(value),
            };
            let more: Vec<Span> = self
                .owned
                .iter()
                .filter(|(literal, owned)| {
                    !owners.contains(*literal) && owned.iter().any(|(value, _)| holds(*value))
                })
                .map(|(literal, _)| *literal)
                .collect();
            if more.is_empty() {
                return owners;
            }
            owners.extend(more);
        }
    }
}
