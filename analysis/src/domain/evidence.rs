//! Evidence: why a fact holds, and why another can't be known.
//!
//! In:  spans of the code that shows it.
//! Out: [`Why`], a chain of spans a reader can follow, and [`Reason`], what stood in the way.

use super::Span;

/// What a span proves in an argument.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Role {
    /// An object is created here.
    Created,
    /// A binding, field or capture keeps an object alive here.
    Kept,
    /// An operation happens here.
    Operation,
    /// A call leads to the operation.
    Call,
    /// A value is moved or stored here.
    Moved,
    /// A value is dropped here.
    Dropped,
    /// A body is started here: spawn, thread, task.
    Started,
    /// A loop repeats what is inside it.
    Repeats,
    /// A declaration that was searched and does not have what was looked for.
    Searched,
}

/// One step of an argument, with up to two earlier steps it rests on.
///
/// Ordered by length first, then by place: the smallest of several proofs is kept, so that
/// reports don't depend on the order in which proofs were found.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Why {
    /// The code that shows this step.
    pub span: Span,
    /// What it shows.
    pub role: Role,
    parents: Vec<Why>,
}

impl Why {
    /// A step that rests on nothing else.
    pub fn new(role: Role, span: Span) -> Self {
        Self { span, role, parents: Vec::new() }
    }

    /// The same step, resting on `earlier`; at most two are kept, the shortest.
    #[must_use]
    pub fn after(mut self, earlier: Why) -> Self {
        self.parents.push(earlier);
        self.parents.sort();
        self.parents.truncate(2);
        self
    }

    /// The steps this one rests on.
    pub fn parents(&self) -> &[Why] {
        &self.parents
    }

    /// Steps in the whole argument.
    pub fn len(&self) -> usize {
        1 + self.parents.iter().map(Why::len).sum::<usize>()
    }

    /// Never true: an argument has at least its own step.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// The first step with that role, nearest first.
    pub fn find(&self, role: Role) -> Option<&Why> {
        if self.role == role { Some(self) } else { self.parents.iter().find_map(|p| p.find(role)) }
    }

    /// Keeps the shorter argument, then the earlier one.
    pub fn keep_better(&mut self, other: Why) {
        if other < *self {
            *self = other;
        }
    }
}

impl PartialOrd for Why {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Why {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.len(), self.span, self.role, &self.parents).cmp(&(
            other.len(),
            other.span,
            other.role,
            &other.parents,
        ))
    }
}

/// What kind of thing hides the truth.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ReasonKind {
    /// A call whose target is not known.
    UnresolvedCall,
    /// A receiver whose type is not known.
    UnknownType,
    /// A macro without a known meaning.
    OpaqueMacro,
    /// A trait whose implementations lie outside.
    ForeignTrait,
    /// An item that other crates can reach.
    Visibility,
    /// A bound of the analysis: path length, rounds, targets.
    Limit,
    /// Source that does not parse.
    Unparsed,
    /// Two candidates that can't be told apart.
    Ambiguous,
    /// A model that says nothing about this.
    Unmodelled,
}

impl ReasonKind {
    /// Every kind, in order, for tables.
    pub const ALL: [Self; 9] = [
        Self::UnresolvedCall,
        Self::UnknownType,
        Self::OpaqueMacro,
        Self::ForeignTrait,
        Self::Visibility,
        Self::Limit,
        Self::Unparsed,
        Self::Ambiguous,
        Self::Unmodelled,
    ];

    /// A short phrase for tables and notes.
    pub fn text(self) -> &'static str {
        match self {
            Self::UnresolvedCall => "call that could not be resolved",
            Self::UnknownType => "receiver of unknown type",
            Self::OpaqueMacro => "macro without a known meaning",
            Self::ForeignTrait => "trait implemented elsewhere",
            Self::Visibility => "visible to other crates",
            Self::Limit => "limit of the analysis",
            Self::Unparsed => "source that does not parse",
            Self::Ambiguous => "several candidates",
            Self::Unmodelled => "library call without a model",
        }
    }
}

/// Why a fact can't be known: the kind of obstacle and where it stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Reason {
    /// The obstacle.
    pub kind: ReasonKind,
    /// Where it is.
    pub span: Span,
}

impl Reason {
    /// An obstacle of that kind at `span`.
    pub fn new(kind: ReasonKind, span: Span) -> Self {
        Self { kind, span }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{FileId, Range};

    fn at(offset: u32) -> Span {
        Range::new(offset, offset + 1).in_file(FileId(0))
    }

    #[test]
    fn the_shorter_proof_is_kept_then_the_earlier_one() {
        let mut best = Why::new(Role::Operation, at(9)).after(Why::new(Role::Call, at(1)));
        best.keep_better(Why::new(Role::Operation, at(7)));
        assert_eq!(best.span, at(7));
        best.keep_better(Why::new(Role::Operation, at(3)));
        assert_eq!(best.span, at(3));
    }

    #[test]
    fn a_step_rests_on_at_most_two_others() {
        let step = (0..5).fold(Why::new(Role::Operation, at(9)), |why, n| {
            why.after(Why::new(Role::Call, at(n)))
        });
        assert_eq!(step.parents().iter().map(|w| w.span).collect::<Vec<_>>(), [at(0), at(1)]);
    }
}
