//! A fact as two bounds: what is shown to be true, and whether more may be.
//!
//! In:  entries with their proof, and the first reason for which more may be true.
//! Out: [`Answer`], which a lint acts on only when it is `Yes`, with the proof inside.
//! Source: the may/must pair of abstract interpretation (Cousot & Cousot 1977), with the
//! reason for each gap kept so that it can be counted.

use std::collections::BTreeMap;

use super::{Reason, When, Why};

/// What is known of a set: the members shown, and why there may be others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Known<T: Ord> {
    set: BTreeMap<T, (When, Why)>,
    open: Option<Reason>,
}

impl<T: Ord> Default for Known<T> {
    fn default() -> Self {
        Self { set: BTreeMap::new(), open: None }
    }
}

/// The answer to a question of a lint. `Yes` carries the proof.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer<P> {
    /// Proved.
    Yes(P),
    /// Disproved.
    No,
    /// Neither, and the first obstacle.
    Unknown(Reason),
}

impl<P> Answer<P> {
    /// The proof, if there is one.
    pub fn yes(self) -> Option<P> {
        if let Self::Yes(proof) = self { Some(proof) } else { None }
    }
}

impl<T: Ord> Known<T> {
    /// Adds a member with its proof; a stronger or shorter proof replaces a weaker one.
    pub fn insert(&mut self, member: T, when: When, why: Why) {
        match self.set.entry(member) {
            std::collections::btree_map::Entry::Vacant(slot) => {
                slot.insert((when, why));
            }
            std::collections::btree_map::Entry::Occupied(mut slot) => {
                let (old_when, old_why) = slot.get_mut();
                match when.cmp(old_when) {
                    std::cmp::Ordering::Less => (*old_when, *old_why) = (when, why),
                    std::cmp::Ordering::Equal => old_why.keep_better(why),
                    std::cmp::Ordering::Greater => {}
                }
            }
        }
    }

    /// Says that more may be true; the earliest reason is kept.
    pub fn open(&mut self, reason: Reason) {
        self.open = Some(self.open.map_or(reason, |old| old.min(reason)));
    }

    /// Why more may be true, if it may.
    pub fn is_open(&self) -> Option<Reason> {
        self.open
    }

    /// The members in order.
    pub fn iter(&self) -> impl Iterator<Item = (&T, When, &Why)> {
        self.set.iter().map(|(member, (when, why))| (member, *when, why))
    }

    /// How many members were shown.
    pub fn len(&self) -> usize {
        self.set.len()
    }

    /// Whether none was shown.
    pub fn is_empty(&self) -> bool {
        self.set.is_empty()
    }

    /// "It can happen": yes with a proof when a member satisfies `test` always or on a shown path.
    pub fn can(&self, test: impl Fn(&T) -> bool) -> Answer<&Why> {
        let mut possible = None;
        let mut best: Option<&Why> = None;
        for (member, (when, why)) in &self.set {
            if !test(member) {
                continue;
            }
            if *when == When::Possible {
                possible.get_or_insert(why.span);
            } else if best.is_none_or(|old| why < old) {
                best = Some(why);
            }
        }
        match (best, possible, self.open) {
            (Some(why), ..) => Answer::Yes(why),
            (None, _, Some(reason)) => Answer::Unknown(reason),
            (None, Some(span), None) => {
                Answer::Unknown(Reason::new(super::ReasonKind::Ambiguous, span))
            }
            (None, None, None) => Answer::No,
        }
    }

    /// "It never happens": yes when no member at any level satisfies `test` and nothing is open.
    /// The proof is `searched`, what was looked through.
    pub fn never<P>(&self, searched: P, test: impl Fn(&T) -> bool) -> Answer<P> {
        match (self.set.keys().any(test), self.open) {
            (true, _) => Answer::No,
            (false, Some(reason)) => Answer::Unknown(reason),
            (false, None) => Answer::Yes(searched),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{FileId, Range, ReasonKind, Role};

    fn why() -> Why {
        Why::new(Role::Operation, Range::new(1, 2).in_file(FileId(0)))
    }

    fn reason() -> Reason {
        Reason::new(ReasonKind::OpaqueMacro, why().span)
    }

    /// (entry, open) → (can, never): the whole table of engine definitions.
    #[test]
    fn answers_follow_from_the_two_bounds() {
        for (entry, open, can, never) in [
            (None, false, "no", "yes"),
            (None, true, "unknown", "unknown"),
            (Some(When::Always), false, "yes", "no"),
            (Some(When::Witnessed), true, "yes", "no"),
            (Some(When::Possible), false, "unknown", "no"),
            (Some(When::Possible), true, "unknown", "no"),
        ] {
            let mut known = Known::default();
            if let Some(when) = entry {
                known.insert(7, when, why());
            }
            if open {
                known.open(reason());
            }
            assert_eq!(word(&known.can(|_| true)), can, "{entry:?} {open}");
            assert_eq!(word(&known.never((), |_| true)), never, "{entry:?} {open}");
        }
    }

    fn word<P>(answer: &Answer<P>) -> &'static str {
        match answer {
            Answer::Yes(_) => "yes",
            Answer::No => "no",
            Answer::Unknown(_) => "unknown",
        }
    }
}
