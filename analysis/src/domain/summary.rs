//! Summaries: what a call to a function does, in terms of its parameters' places.
//!
//! In:  effects of its body and of its callees.
//! Out: one value a function, which callers instantiate without looking inside.
//! Source: procedure summaries (Sharir & Pnueli 1981); outcomes follow engine definitions §6.

use std::collections::BTreeSet;

use super::{Effect, Name, Op, Place, Reason};

/// What becomes of an argument.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Fate {
    /// Only looked at; the caller keeps it.
    Borrowed,
    /// Dropped before the call returns.
    Dropped,
    /// Kept in a place that outlives the call.
    Stored(Place),
    /// Part of what is returned.
    Returned,
    /// Moved into a body that is started there, named by its path.
    IntoTask(Name),
    /// Given to code that can't be seen.
    Escaped,
    /// Different on different paths.
    Mixed,
}

impl Fate {
    /// What holds after either of two paths.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match (self, other) {
            (a, b) if a == b => a,
            (Self::Escaped, _) | (_, Self::Escaped) => Self::Escaped,
            _ => Self::Mixed,
        }
    }
}

/// What makes a body return that variant.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Cause {
    /// A message or item was there.
    Data,
    /// Nothing was there at the moment.
    Empty,
    /// The channel at the place is closed. Sticky.
    Closed(Place),
    /// The stream or reader at the place has ended. Sticky.
    Eof(Place),
    /// Time ran out.
    Timeout,
    /// The signal at the place was raised. Sticky.
    Cancelled(Place),
    /// That operation failed.
    Failed(Op),
}

/// A returned variant (`Some`, `None`, `Ok`, `Err`, `true`, …) and what leads to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outcome {
    /// The variant's name.
    pub variant: Name,
    /// What can lead to it.
    pub causes: BTreeSet<Cause>,
}

/// What a call to a function does.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Summary {
    /// In the order of the code.
    pub effects: Vec<Effect>,
    /// What it can return, and why.
    pub outcomes: Vec<Outcome>,
    /// One a parameter.
    pub params: Vec<Fate>,
    /// Guards that are still held when it returns.
    pub held_on_return: Vec<Place>,
    /// Whether control can come back to the caller.
    pub returns: bool,
    /// Why it may do more than is said here.
    pub open: Option<Reason>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fates_of_two_paths_join() {
        assert_eq!(Fate::Dropped.or(Fate::Dropped), Fate::Dropped);
        assert_eq!(Fate::Dropped.or(Fate::Returned), Fate::Mixed);
        assert_eq!(Fate::Mixed.or(Fate::Escaped), Fate::Escaped);
    }
}
