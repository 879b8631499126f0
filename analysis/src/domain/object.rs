//! Objects: what a channel end, lock, token or handle is, not where it is kept.
//!
//! In:  creation sites, statics, parameters' places.
//! Out: identities that can be proved the same, proved distinct, or neither.
//! Source: allocation-site abstraction with call strings of length two (Sharir & Pnueli 1981).

use smallvec::SmallVec;

use super::{Name, Place, Span};

/// A call that made a callee's object: the span of the call expression.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CallSite(pub Span);

/// An abstract object.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Object {
    /// Made by the expression at `expr`, reached through `calls` (innermost last, at most two).
    Site {
        /// The creating expression.
        expr: Span,
        /// The calls through which the object was returned.
        calls: SmallVec<[CallSite; 2]>,
        /// Whether one site stands for several objects: a loop, recursion, a longer chain.
        many: bool,
    },
    /// The one object of a static item.
    Static(Name),
    /// What a parameter's place holds. Only inside a summary.
    Formal(Place),
}

impl Object {
    /// An object made once at `expr`.
    pub fn site(expr: Span) -> Self {
        Self::Site { expr, calls: SmallVec::new(), many: false }
    }

    /// The same object seen by a caller: the call goes in front. A third call folds into `many`.
    #[must_use]
    pub fn through(mut self, call: CallSite) -> Self {
        if let Self::Site { calls, many, .. } = &mut self {
            if calls.contains(&call) || calls.len() == 2 {
                *many = true;
            } else {
                calls.insert(0, call);
            }
        }
        self
    }

    /// The same site, run more than once.
    #[must_use]
    pub fn repeated(mut self) -> Self {
        if let Self::Site { many, .. } = &mut self {
            *many = true;
        }
        self
    }

    /// Whether equality of two mentions proves that they are one object.
    pub fn is_single(&self) -> bool {
        match self {
            Self::Site { many, .. } => !many,
            Self::Static(_) => true,
            Self::Formal(place) => !place.is_folded(),
        }
    }
}

/// Proved to be one object: a single site, a static, or an unfolded formal place.
pub fn same(a: &Object, b: &Object) -> bool {
    a == b && a.is_single()
}

/// Proved to be two objects: both sets are complete and share no member.
pub fn distinct(a: &super::Known<Object>, b: &super::Known<Object>) -> bool {
    let formal = |o: &Object| matches!(o, Object::Formal(_));
    a.is_open().is_none()
        && b.is_open().is_none()
        && !a.iter().chain(b.iter()).any(|(o, ..)| formal(o))
        && !a.iter().any(|(x, ..)| b.iter().any(|(y, ..)| x == y))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{FileId, Known, Range, Reason, ReasonKind, Role, When, Why};

    fn at(offset: u32) -> Span {
        Range::new(offset, offset + 1).in_file(FileId(0))
    }

    fn set(objects: &[Object]) -> Known<Object> {
        let mut known = Known::default();
        for object in objects {
            known.insert(object.clone(), When::Always, Why::new(Role::Created, at(0)));
        }
        known
    }

    #[test]
    fn two_calls_of_a_constructor_make_two_objects() {
        let made = Object::site(at(10));
        let first = made.clone().through(CallSite(at(50)));
        let second = made.through(CallSite(at(60)));
        assert!(!same(&first, &second));
        assert!(distinct(&set(&[first]), &set(&[second])));
    }

    #[test]
    fn a_repeated_site_is_neither_same_nor_distinct() {
        let looped = Object::site(at(10)).repeated();
        assert!(!same(&looped, &looped));
        assert!(!distinct(
            &set(std::slice::from_ref(&looped)),
            &set(std::slice::from_ref(&looped))
        ));
    }

    #[test]
    fn an_open_set_is_never_distinct() {
        let mut open = set(&[Object::site(at(1))]);
        open.open(Reason::new(ReasonKind::UnresolvedCall, at(9)));
        assert!(!distinct(&open, &set(&[Object::site(at(2))])));
    }

    #[test]
    fn a_third_call_folds() {
        let deep = (0..3).fold(Object::site(at(1)), |o, n| o.through(CallSite(at(10 + n))));
        assert!(!deep.is_single());
    }
}
